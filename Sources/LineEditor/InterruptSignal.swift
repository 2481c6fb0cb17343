import CLineEditor

/// Ctrl-C as a flag. A handler sets it; whoever runs something asks for it now and then (a load from memory).
package enum InterruptSignal {
  /// From now on SIGINT sets the flag instead of killing; sleeps and reads in progress on the main thread end
  /// with EINTR. May be called again.
  package static func install() {
    _ = cle_install_sigint()
  }

  package static func isRaised() -> Bool {
    cle_interrupt_raised() != 0
  }

  /// Waits for input; false if Ctrl-C is pressed first, or was.
  package static func waitForInput(_ descriptor: Int32) -> Bool {
    while !isRaised() {
      if cle_wait(descriptor) == 1 { return true }
    }
    return false
  }

  package static func clear() {
    _ = cle_take_interrupt()
  }
}
