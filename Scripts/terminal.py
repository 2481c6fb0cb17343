"""A program on a terminal of its own, to be typed at and looked at: the standard library alone, no emulator to install."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

# What a terminal is left in by a program that behaves: DEC private modes by number, and insert mode.
SANE = {"cursor": True, "wraps": True, "alternate": False, "paste": False, "insert": False,
        "application keys": False, "keypad": False, "mouse": False, "focus": False, "colour": False}
PRIVATE = {1: "application keys", 7: "wraps", 25: "cursor", 47: "alternate", 1047: "alternate", 1049: "alternate",
           1000: "mouse", 1002: "mouse", 1003: "mouse", 1006: "mouse", 1004: "focus", 2004: "paste"}
SEQUENCE = re.compile(
    rb"\x1b(?:\[(?P<csi>[0-?]*)[ -/]*(?P<final>[@-~])|\](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)|(?P<esc>[=>78DEHMc]|[()][0-9A-Za-z]))")
MODES = ("input modes", "output modes", "control modes", "local modes", "input speed", "output speed", "characters")


class Terminal:
    """Starts `command` as the leader of a session whose terminal this is."""

    def __init__(self, command, columns=80, rows=24, environment=None, ignored=()):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.modes = dict(SANE)
        self.output = b""
        # How many prompts came, and how many went.
        self.prompts = self.ended = 0
        self.unparsed = b""

        def take_terminal():
            for number in ignored:
                signal.signal(number, signal.SIG_IGN)
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, env=environment, close_fds=True,
            start_new_session=True, preexec_fn=take_terminal)

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, text):
        """Types; what the program writes meanwhile is taken in, so that neither waits for the other."""
        rest = text if isinstance(text, bytes) else text.encode()
        while rest:
            readable, writable, _ = select.select([self.master], [self.master], [], 10)
            if readable:
                self.read(0)
            if writable:
                rest = rest[os.write(self.master, rest[:256]):]
            if not readable and not writable:
                raise TimeoutError("the program reads nothing")

    def read(self, timeout):
        """Takes in what there is within so many seconds; False where nothing came."""
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        try:
            chunk = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += chunk
        self.follow(chunk)
        return bool(chunk)

    def follow(self, chunk):
        """Which modes the program has set."""
        text = self.unparsed + chunk
        end = 0
        for match in SEQUENCE.finditer(text):
            end = match.end()
            final, csi, esc = match["final"], match["csi"], match["esc"]
            if esc in (b"=", b">"):
                self.modes["keypad"] = esc == b"="
            elif final == b"m":
                self.modes["colour"] = csi.rstrip(b"0;") != b""
            elif final in (b"h", b"l"):
                self.set_modes(csi.decode(), final == b"h")
        self.unparsed = text[max(end, len(text) - 64):]

    def set_modes(self, numbers, on):
        if not numbers.startswith("?"):
            if "4" in numbers.split(";"):
                self.modes["insert"] = on
            return
        for number in numbers[1:].split(";"):
            name = PRIVATE.get(int(number or 0))
            if name:
                self.modes[name] = on
            if number == "2004":
                self.prompts += on
                self.ended += not on

    def wait(self, condition, timeout, what):
        """Until `condition()` holds."""
        deadline = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{timeout:g} s were not enough for {what}; the last output: {self.output[-600:]!r}")
            if not self.read(0.05) and self.process.poll() is not None and not self.read(0) and not condition():
                raise RuntimeError(
                    f"the program ended ({self.process.returncode}) before {what}; the last output: {self.output[-600:]!r}")

    def settle(self, quiet=0.05, timeout=10):
        """Until nothing comes for so long."""
        deadline = time.monotonic() + timeout
        while self.read(quiet) and time.monotonic() < deadline:
            pass

    def leave(self, timeout=20):
        """The exit code, once the program has ended and all it wrote was read."""
        deadline = time.monotonic() + timeout
        while self.process.poll() is None:
            self.read(0.02)
            if time.monotonic() > deadline:
                raise TimeoutError(f"the program does not end; the last output: {self.output[-600:]!r}")
        self.settle(0)
        return self.process.returncode

    def faults(self):
        """What is not as it was before the program came."""
        now = termios.tcgetattr(self.slave)
        found = [f"stty: {name} {was!r} became {then!r}" for name, was, then in zip(MODES, self.before, now) if was != then]
        return found + [f"{name} is {state}" for name, state in self.modes.items() if state != SANE[name]]

    def hang_up(self):
        """The terminal goes away, as when a window is closed."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master is not None:
            self.hang_up()


def text_of(output):
    """What was written, without control sequences."""
    return SEQUENCE.sub(b"", output).replace(b"\r", b"").decode("utf-8", "replace")
