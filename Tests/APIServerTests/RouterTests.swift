import APIServer
import HTTPTypes
import Testing

@Suite struct RouterTests {
    private func router(_ paths: String..., method: HTTPRequest.Method = .get) -> Router<String> {
        var router = Router<String>()
        for path in paths { router.add(path, method: method, path: path) }
        return router
    }

    @Test(arguments: [
        ("/pets", "/pets", [:]),
        ("/pets/mine", "/pets/mine", [:]),
        ("/pets/42", "/pets/{id}", ["id": "42"]),
        ("/pets/42.json", "/pets/{id}.json", ["id": "42"]),
        ("/pets/a%2Fb", "/pets/{id}", ["id": "a%2Fb"]),
        ("/pets/42:sign", "/pets/{id}:sign", ["id": "42"]),
        ("/pets/4:2:sign", "/pets/{id}:sign", ["id": "4:2"]),
        ("/pets/:sign", "/pets/{id}", ["id": ":sign"]),
        ("/pets/mine/toys", "/pets/{id}/toys", ["id": "mine"]),
        ("/pets/%6Dine", "/pets/mine", [:]),
        ("/days/2026-11", "/days/{from}-{to}", ["from": "2026", "to": "11"]),
        ("/days/1-2-3", "/days/{from}-{to}", ["from": "1", "to": "2-3"]),
        ("/report.pdf", "/report.{format}", ["format": "pdf"]),
        ("/near/52.5,13.4.json", "/near/{position}.{format}", ["position": "52.5,13.4", "format": "json"]),
        (
            "/pages/1-2.a.b.gz", "/pages/{from}-{to}.{name}.{format}",
            ["from": "1", "to": "2.a", "name": "b", "format": "gz"]
        ),
        ("/blog/a.b.json", "/blog/{slug}{type}", ["slug": "a.b", "type": ".json"]),
        ("/", "/", [:]),
    ])
    func `finds the most specific path`(_ path: String, _ route: String, _ values: [String: String]) {
        let router = router(
            "/", "/pets", "/pets/{id}", "/pets/mine", "/pets/mine/food", "/pets/{id}/toys", "/pets/{id}.json",
            "/pets/{id}:sign", "/days/{from}-{to}", "/report.{format}", "/blog/{slug}{type}",
            "/near/{position}.{format}",
            "/pages/{from}-{to}.{name}.{format}")
        #expect(router.route(.get, path) == .found(route, pathValues: values))
    }

    @Test(arguments: [
        "/pets/", "//pets", "/pets//toys", "/Pets", "/pets/1/2", "", "/days/-1", "/days/1-", "/report.", "/near/.json",
        "/near/a.", "/near/a",
    ])
    func `every slash and every byte counts`(_ path: String) {
        let router = router(
            "/pets", "/pets/{id}", "/pets/{id}/toys", "/days/{from}-{to}", "/report.{format}", "/blog/{slug}{type}")
        #expect(router.route(.get, path) == .notFound)
    }

    @Test func `paths that differ in the names of variables are one path`() {
        var router = Router<Int>()
        router.add(1, method: .get, path: "/pets/{id}")
        router.add(2, method: .delete, path: "/pets/{petID}")
        #expect(router.route(.delete, "/pets/7") == .found(2, pathValues: ["petID": "7"]))
        #expect(router.route(.put, "/pets/7") == .methodNotAllowed(allowed: [.delete, .get, .head, .options]))
    }

    @Test func `the first path that matches decides on methods`() {
        var router = Router<Int>()
        router.add(1, method: .get, path: "/pets/mine")
        router.add(2, method: .delete, path: "/pets/{id}")
        #expect(router.route(.delete, "/pets/mine") == .methodNotAllowed(allowed: [.get, .head, .options]))
    }

    @Test func `HEAD is GET where it is not a route`() {
        var router = Router<Int>()
        router.add(1, method: .get, path: "/a")
        router.add(2, method: .get, path: "/b")
        router.add(3, method: .head, path: "/b")
        #expect(router.route(.head, "/a") == .found(1, pathValues: [:]))
        #expect(router.route(.head, "/b") == .found(3, pathValues: [:]))
    }

    @Test func `base paths come first`() {
        var router = Router<Int>()
        router.add(1, method: .get, path: "/pets", basePath: "/v1/")
        router.add(2, method: .get, path: "/pets", basePath: "/")
        #expect(router.route(.get, "/v1/pets") == .found(1, pathValues: [:]))
        #expect(router.route(.get, "/pets") == .found(2, pathValues: [:]))
    }

    @Test func `letters are as they are composed`() {
        var router = Router<Int>()
        router.add(1, method: .get, path: "/\u{E9}")
        router.add(2, method: .get, path: "/e\u{301}")
        #expect(router.route(.get, "/%C3%A9") == .found(1, pathValues: [:]))
        #expect(router.route(.get, "/e%CC%81") == .found(2, pathValues: [:]))
    }

    @Test func `many verbs take one look`() {
        var router = Router<Int>()
        for verb in 0..<2000 { router.add(verb, method: .post, path: "/things/{id}:verb\(verb)") }
        let start = ContinuousClock.now
        for verb in 0..<2000 {
            #expect(router.route(.post, "/things/x:verb\(verb)") == .found(verb, pathValues: ["id": "x"]))
        }
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test func `a hostile path ends`() {
        let router = router("/{a}-{b}-{c}-{d}/x", "/a/{b}/c/{d}/e")
        let path = "/" + String(repeating: "-a", count: 20_000)
        #expect(router.route(.get, path + "/y") == .notFound)
        #expect(router.route(.get, String(repeating: "/a", count: 20_000)) == .notFound)
    }
}
