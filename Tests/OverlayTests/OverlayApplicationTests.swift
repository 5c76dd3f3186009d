import CodegenDocumentTree
import CodegenOverlay
import Testing

/// What overlays make of a description (Overlay Specification 1.1, section 4.4.3).
@Suite struct OverlayApplicationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let base: String
        let actions: String
        let result: String

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "objects are merged", base: "{a: {b: 1, c: {d: 1}}, e: 1}",
            actions: "- {target: $.a, update: {c: {f: 2}, b: 3, g: [1]}}",
            result: "{a: {b: 3, c: {d: 1, f: 2}, g: [1]}, e: 1}"),
        Case(
            name: "arrays of objects are concatenated", base: "{a: {tags: [x]}}",
            actions: "- {target: $.a, update: {tags: [y, z]}}", result: "{a: {tags: [x, y, z]}}"),
        Case(
            name: "an object is appended to an array", base: "{a: [{n: 1}]}",
            actions: "- {target: $.a, update: {n: 2}}", result: "{a: [{n: 1}, {n: 2}]}"),
        Case(
            name: "a string is appended to an array", base: "{a: [x]}", actions: "- {target: $.a, update: y}",
            result: "{a: [x, y]}"),
        Case(
            name: "an array is concatenated with an array", base: "{a: [1]}",
            actions: "- {target: $.a, update: [2, 3]}", result: "{a: [1, 2, 3]}"),
        Case(
            name: "a string is replaced", base: "{info: {title: Old}}",
            actions: "- {target: $.info.title, update: New}", result: "{info: {title: New}}"),
        Case(
            name: "a boolean becomes a number", base: "{a: true}", actions: "- {target: $.a, update: 1}",
            result: "{a: 1}"),
        Case(
            name: "null makes room for anything", base: "{paths: }",
            actions: "- {target: $, update: {paths: {/a: {get: {}}}}}", result: "{paths: {/a: {get: {}}}}"),
        Case(
            name: "entries and items are removed", base: "{a: {b: 1, c: 2}, d: [1, 2, 3, 2]}",
            actions: "- {target: $.a.b, remove: true}\n- {target: '$.d[?@ == 2]', remove: true}",
            result: "{a: {c: 2}, d: [1, 3]}"),
        Case(
            name: "items are removed all at once", base: "{d: [0, 1, 2, 3]}",
            actions: "- {target: '$.d[0, 1, 1, -1]', remove: true}", result: "{d: [2]}"),
        Case(
            name: "what is inside of something removed goes with it", base: "{a: {a: {a: 1}}, b: 1}",
            actions: "- {target: $..a, remove: true}", result: "{b: 1}"),
        Case(
            name: "remove has no effect when it is false", base: "{a: {}}",
            actions: "- {target: $.a, update: {b: 1}, remove: false}", result: "{a: {b: 1}}"),
        Case(
            name: "each action sees what those before it did", base: "{servers: [{url: a}, {url: b}]}",
            actions: "- {target: $.servers, remove: true}\n- {target: $, update: {servers: [{url: c}]}}",
            result: "{servers: [{url: c}]}"),
        Case(
            name: "all targets are updated", base: "{paths: {/a: {get: {}}, /b: {get: {x: 1}, post: {}}}}",
            actions: "- {target: $.paths.*.get, update: {x: 2, tags: [t]}}",
            result: "{paths: {/a: {get: {x: 2, tags: [t]}}, /b: {get: {x: 2, tags: [t]}, post: {}}}}"),
        Case(
            name: "a target within a target", base: "{a: {a: {}}}", actions: "- {target: $..a, update: {n: 1}}",
            result: "{a: {a: {n: 1}, n: 1}}"),
        Case(
            name: "a path item is copied", base: "{paths: {/a: {get: {x: 1}}, /b: {delete: {}}}}",
            actions: "- {target: \"$.paths['/b']\", copy: \"$.paths['/a']\"}",
            result: "{paths: {/a: {get: {x: 1}}, /b: {delete: {}, get: {x: 1}}}}"),
        Case(
            name: "a path item is moved", base: "{paths: {/a: {get: {x: 1}}, /b: {}}}",
            actions: """
                - {target: $.paths, update: {/c: {}}}
                - {target: "$.paths['/c']", copy: "$.paths['/a']"}
                - {target: "$.paths['/a']", remove: true}
                """, result: "{paths: {/b: {}, /c: {get: {x: 1}}}}"),
        Case(
            name: "an array is copied into itself", base: "{a: [1, 2]}", actions: "- {target: $.a, copy: $.a}",
            result: "{a: [1, 2, 1, 2]}"),
        Case(
            name: "one use of an alias is changed", base: "{a: &x {b: {c: 1}}, d: *x}",
            actions: "- {target: $.d.b, update: {e: 2}}", result: "{a: {b: {c: 1}}, d: {b: {c: 1, e: 2}}}"),
    ]

    @Test(arguments: cases) func `an overlay is applied`(_ example: Case) {
        let applied = OverlayCase(example.base, OverlayCase.actions(example.actions))
        #expect(applied.root == OverlayCase.node(example.result), "\(applied.root)")
        #expect(applied.messages.isEmpty, "\(applied.messages)")
    }

    @Test func `keys keep their order, and new ones follow`() {
        let applied = OverlayCase(
            "{z: 1, a: {y: 1, b: 2}, m: 3}", OverlayCase.actions("- {target: $, update: {c: 1, a: {x: 1, y: 2}, z: 4}}")
        )
        #expect(applied.root.object?.entries.map(\.key) == ["z", "a", "m", "c"])
        #expect(applied.root.object?["a"]?.object?.entries.map(\.key) == ["y", "b", "x"])
    }

    @Test func `values point to where they come from`() {
        let applied = OverlayCase(
            "a:\n  b: 1\n  c: 2\nd: [1]\n",
            OverlayCase.actions("- target: $.a\n  update:\n    b: 3\n    e: 4\n- target: $.d\n  update: 5\n"))
        #expect(applied.place("a") == "openapi.yaml:2:3")
        #expect(applied.place("a", "b") == "overlay1.yaml:6:8")
        #expect(applied.place("a", "c") == "openapi.yaml:3:6")
        #expect(applied.place("a", "e") == "overlay1.yaml:7:8")
        #expect(applied.place("d") == "openapi.yaml:4:4")
        #expect(applied.place("d", "1") == "overlay1.yaml:9:11")
    }

    @Test func `different values have different places`() {
        let applied = OverlayCase(
            "{a: {p: {x: 1}}, b: {}, c: {}}",
            OverlayCase.actions(
                """
                - {target: $.b, copy: $.a}
                - {target: $.b.p, update: {y: 1}}
                - {target: '$[?@.p]', update: {q: {z: 1}}}
                """))
        let p = ["a", "b"].compactMap { applied.root.object?[$0]?.object?["p"]?.range }
        let q = ["a", "b"].compactMap { applied.root.object?[$0]?.object?["q"]?.range }
        #expect(Set(p).count == 2)
        #expect(Set(q).count == 2)
        #expect(applied.place("a", "p") == applied.place("b", "p"))
        #expect(applied.place("a", "q") == applied.place("b", "q"))
    }

    @Test func `a use of an alias that differs has a place of its own`() {
        let applied = OverlayCase(
            "{a: &x {b: {c: 1}}, d: *x}", OverlayCase.actions("- {target: $.d.b, update: {e: 2}}"))
        let root = applied.root.object
        #expect(root?["a"]?.range != root?["d"]?.range)
        #expect(root?["a"]?.object?["b"]?.range != root?["d"]?.object?["b"]?.range)
    }

    @Test func `several overlays are applied in their order`() {
        let applied = OverlayCase(
            "{a: 1}", OverlayCase.actions("- {target: $.a, update: 2}"),
            OverlayCase.actions("- {target: '$[?@ == 2]', update: 3}"))
        #expect(applied.root == OverlayCase.node("{a: 3}"))
        #expect(applied.place("a") == "overlay2.yaml:4:34")
    }

    @Test func `a result that would be too large is an error`() {
        let limits = DocumentLimits(depth: 20, nodes: 1_000)
        let deepening = String(repeating: "- {target: $.a, copy: $}\n", count: 40)
        let deep = OverlayCase("{a: {b: 1}}", OverlayCase.actions(deepening), limits: limits)
        #expect(deep.messages.contains { $0.contains("[too-deep]") })
        let growing = String(repeating: "- {target: $.a, copy: $.a}\n", count: 40)
        let grown = OverlayCase("{a: [{b: 1}]}", OverlayCase.actions(growing), limits: limits)
        #expect(grown.messages.contains { $0.contains("[too-many-nodes]") })
    }
}
