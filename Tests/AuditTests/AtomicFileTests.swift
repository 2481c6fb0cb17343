import Foundation
import Testing

@testable import Audit

@Suite("A file appears complete, and replaces only files")
struct AtomicFileTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "atomic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func nothingStandsThereBeforeTheEnd() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.json").path
    try "old".write(toFile: path, atomically: true, encoding: .utf8)
    do {
      let file = try AtomicFile(path)
      try file.write(Array("half".utf8))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
  }

  @Test func aLinkStaysALinkAndTheModeStays() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let real = folder.appending(path: "real").path
    let link = folder.appending(path: "link").path
    try "old".write(toFile: real, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    let file = try AtomicFile(link)
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try String(contentsOfFile: real, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")
    let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aDeviceIsWrittenThrough() throws {
    let file = try AtomicFile("/dev/null")
    try file.write(Array("gone".utf8))
    try file.commit()
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func aFolderIsRefused() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: ExportProblem.self) { try AtomicFile(folder.path) }
  }
}
