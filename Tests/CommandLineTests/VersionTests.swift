import Foundation
import Testing

/// The version of the package is in one place, and the changelog says what it is.
@Suite struct VersionTests {
    @Test func `the changelog's latest version is the tool's`() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let changelog = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        let heading = try #require(changelog.split(separator: "\n").first { $0.hasPrefix("## ") && $0.contains(".") })
        let version = heading.dropFirst(3).prefix { $0.isNumber || $0 == "." }
        let source = try String(
            contentsOf: root.appendingPathComponent("Sources/codegen/Codegen.swift"), encoding: .utf8)
        #expect(source.contains("static let version = \"\(version)\""))
    }
}
