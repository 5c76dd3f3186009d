import APIJSON
import Testing

@testable import CodegenMock

/// The examples of RFC 6902, appendix A, and what isn't there.
@Suite struct JSONPatchTests {
    @Test(arguments: [
        (#"{"foo": "bar"}"#, #"[{"op": "add", "path": "/baz", "value": "qux"}]"#, #"{"baz": "qux", "foo": "bar"}"#),
        (#"{"foo": [1, 2]}"#, #"[{"op": "add", "path": "/foo/1", "value": 3}]"#, #"{"foo": [1, 3, 2]}"#),
        (#"{"foo": [1]}"#, #"[{"op": "add", "path": "/foo/-", "value": [2]}]"#, #"{"foo": [1, [2]]}"#),
        (#"{"baz": 1, "foo": 2}"#, #"[{"op": "remove", "path": "/baz"}]"#, #"{"foo": 2}"#),
        (#"{"foo": [1, 2, 3]}"#, #"[{"op": "remove", "path": "/foo/1"}]"#, #"{"foo": [1, 3]}"#),
        (#"{"baz": "qux"}"#, #"[{"op": "replace", "path": "/baz", "value": "boo"}]"#, #"{"baz": "boo"}"#),
        (#"{"foo": [1, 2]}"#, #"[{"op": "replace", "path": "/foo/0", "value": 9}]"#, #"{"foo": [9, 2]}"#),
        (
            #"{"a": {"b": 1}, "c": {}}"#, #"[{"op": "move", "from": "/a/b", "path": "/c/d"}]"#,
            #"{"a": {}, "c": {"d": 1}}"#
        ),
        (#"{"a": [1, 2, 3]}"#, #"[{"op": "move", "from": "/a/0", "path": "/a/2"}]"#, #"{"a": [2, 3, 1]}"#),
        (#"{"a": {"x": 1}}"#, #"[{"op": "copy", "from": "/a", "path": "/b"}]"#, #"{"a": {"x": 1}, "b": {"x": 1}}"#),
        (
            #"{"a/b": 1, "m~n": 2}"#,
            #"[{"op": "test", "path": "/a~1b", "value": 1}, {"op": "remove", "path": "/m~0n"}]"#, #"{"a/b": 1}"#
        ),
        (#"{"a": 1}"#, #"[{"op": "replace", "path": "", "value": {"b": 2}}]"#, #"{"b": 2}"#),
    ])
    func `patches`(_ value: String, _ patch: String, _ expected: String) throws {
        let patch = try #require(JSONPatch(JSONReader.read(JSONValue.self, from: patch)))
        let value = try JSONReader.read(JSONValue.self, from: value)
        #expect(try patch.applied(to: value) == JSONReader.read(JSONValue.self, from: expected))
    }

    @Test(arguments: [
        #"[{"op": "add", "path": "/a/b", "value": 1}]"#, #"[{"op": "remove", "path": "/x"}]"#,
        #"[{"op": "replace", "path": "/x", "value": 1}]"#, #"[{"op": "add", "path": "/l/3", "value": 1}]"#,
        #"[{"op": "add", "path": "/l/-1", "value": 1}]"#, #"[{"op": "remove", "path": "/l/99999999999999999999"}]"#,
        #"[{"op": "test", "path": "/s", "value": 2}]"#, #"[{"op": "add", "path": "x", "value": 1}]"#,
        #"[{"op": "jump", "path": "/s"}]"#, #"[{"op": "add", "path": "/s"}]"#, #"[{"op": "move", "path": "/s"}]"#,
        #"[{"op": "remove", "path": "/l/x"}]"#,
    ])
    func `patches that can't be applied`(_ patch: String) throws {
        let patch = try #require(JSONPatch(JSONReader.read(JSONValue.self, from: patch)))
        #expect(throws: JSONPatch.Fault.self) { try patch.applied(to: ["s": 1, "l": [1, 2]]) }
    }

    @Test func `an item is patched as a whole, or not at all`() async throws {
        let pet =
            "{type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string}, tags: {type: array, items: {type: string}}}}"
        let content = "content: {application/json: {schema: \(pet)}}"
        let mock = try Mock(
            paths: """
                {/pets: {post: {requestBody: {\(content)}, responses: {'201': {description: a, \(content)}}}},
                 '/pets/{id}': {get: {responses: {'200': {description: a, \(content)}}},
                   patch: {requestBody: {content: {application/json-patch+json: {schema: {type: array}}}}, responses: {'200': {description: a, \(content)}}}}}
                """
        ) { $0.isStateful = true }
        _ = try await mock.post("/pets", #"{"name": "Mia", "tags": ["a"]}"#)
        let type = ["Content-Type": "application/json-patch+json"]
        let fine = try await mock.send(
            "PATCH", "/pets/1", type,
            #"[{"op": "add", "path": "/tags/-", "value": "b"}, {"op": "replace", "path": "/id", "value": 7}]"#)
        #expect(fine.json == ["id": 1, "name": "Mia", "tags": ["a", "b"]])
        let wrong = try await mock.send(
            "PATCH", "/pets/1", type, #"[{"op": "remove", "path": "/tags"}, {"op": "remove", "path": "/name"}]"#)
        #expect(wrong.status == 409)
        #expect(wrong.json?["detail"] == "the patch can't be applied: the item wouldn't fit its schema")
        #expect(try await mock.get("/pets/1").json == fine.json)
    }
}
