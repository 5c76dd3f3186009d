import APIJSON
import CodegenMock
import Testing

@Suite struct CollectionTests {
    private static let components = """
        {schemas: {
          Pet: {type: object, required: [id, name, owner_id], properties: {
            id: {type: integer, readOnly: true}, owner_id: {type: string}, name: {type: string, minLength: 1},
            kind: {enum: [cat, dog]}, tags: {type: array, items: {type: string}}, note: {type: [string, 'null']},
            secret: {type: string, writeOnly: true}, vaccinated: {type: boolean, readOnly: true},
            created_at: {type: string, format: date-time, readOnly: true},
            updated_at: {type: string, format: date-time, readOnly: true}}},
          Page: {type: object, required: [data, meta], properties: {data: {type: array, items: {$ref: '#/components/schemas/Pet'}},
            meta: {type: object, required: [total, has_more], properties: {total: {type: integer}, page: {type: integer},
              pages: {type: integer}, has_more: {type: boolean}, next: {type: [string, 'null']}}}}}}}
        """

    private static let paths = """
        {'/owners/{ownerId}/pets': {
           parameters: [{name: ownerId, in: path, required: true, schema: {type: string}}],
           get: {operationId: listPets, parameters: [{name: kind, in: query, schema: {type: array, items: {type: string}}},
             {name: page, in: query, schema: {type: integer}}, {name: per_page, in: query, schema: {type: integer, default: 10}}],
             responses: {'200': {description: a, headers: {Link: {schema: {type: string}}},
               content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}}},
           post: {operationId: createPet, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}},
             responses: {'201': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}},
         '/owners/{owner}/pets/{petId}': {
           parameters: [{name: owner, in: path, required: true, schema: {type: string}}, {name: petId, in: path, required: true, schema: {type: integer}}],
           get: {responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}},
             '404': {description: b, content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}}}}}}}},
           put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}},
             responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}},
           patch: {requestBody: {content: {application/merge-patch+json: {schema: {type: object}}}},
             responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}},
           delete: {responses: {'204': {description: a}}}}}
        """

    private func mock(_ change: (inout MockOptions) -> Void = { _ in }) throws -> Mock {
        try Mock(paths: Self.paths, components: Self.components) {
            $0.isStateful = true
            change(&$0)
        }
    }

    private static let mia = #"{"owner_id": "o", "name": "Mia", "kind": "cat", "secret": "x"}"#

    @Test func `what is created comes back`() async throws {
        let mock = try mock()
        #expect(try await mock.get("/owners/o/pets").json?["data"] == [])
        let created = try await mock.post("/owners/o/pets", Self.mia)
        #expect(created.status == 201)
        #expect(created["Location"] == "/owners/o/pets/1")
        let pet = try #require(created.json?.object)
        #expect(pet["id"] == 1)
        #expect(pet["name"] == "Mia")
        #expect(pet["secret"] == nil)
        // Nothing that the client could have sent, and what only the server knows.
        #expect(pet["tags"] == nil)
        #expect(pet["vaccinated"]?.bool != nil)
        #expect(pet["created_at"]?.string?.hasPrefix("20") == true)
        #expect(try await mock.get("/owners/o/pets/1").json == .object(pet))
        #expect(try await mock.get("/owners/o/pets").json?["data"] == [.object(pet)])
        // Each parent has its own.
        #expect(try await mock.get("/owners/p/pets/1").status == 404)
        #expect(try await mock.post("/owners/p/pets", Self.mia).json?["id"] == 1)
    }

    @Test func `PUT, PATCH and DELETE`() async throws {
        let mock = try mock()
        let created = try await mock.post("/owners/o/pets", Self.mia)
        let put = try await mock.send(
            "PUT", "/owners/o/pets/1", ["Content-Type": "application/json"],
            #"{"owner_id": "o", "name": "Rex", "note": null}"#)
        #expect(put.status == 200)
        #expect(put.json?["name"] == "Rex")
        #expect(put.json?["kind"] == nil)
        #expect(put.json?["note"] == .some(.null))
        #expect(put.json?["created_at"] == created.json?["created_at"])
        let patch = ["Content-Type": "application/merge-patch+json"]
        let patched = try await mock.send(
            "PATCH", "/owners/o/pets/1", patch, #"{"kind": "dog", "note": null, "id": 9}"#)
        #expect(patched.json?["kind"] == "dog")
        #expect(patched.json?["name"] == "Rex")
        #expect(patched.json?["id"] == 1)
        #expect(patched.json?.object?.keys.contains("note") == false)
        // What would not fit stays as it was.
        #expect(try await mock.send("PATCH", "/owners/o/pets/1", patch, #"{"name": ""}"#).json?["name"] == "Rex")
        #expect(try await mock.send("DELETE", "/owners/o/pets/1").status == 204)
        let gone = try await mock.get("/owners/o/pets/1")
        #expect(gone.status == 404)
        #expect(gone.json == ["message": "there is no item 1 at /owners/{owner}/pets/{petId}"])
        #expect(try await mock.send("DELETE", "/owners/o/pets/1").status == 404)
        #expect(try await mock.post("/owners/o/pets", Self.mia).json?["id"] == 2)
    }

    @Test func `lists are filtered and paged`() async throws {
        let mock = try mock()
        for number in 1...25 {
            let kind = number % 5 == 0 ? "dog" : "cat"
            _ = try await mock.post("/owners/o/pets", #"{"owner_id": "o", "name": "n\#(number)", "kind": "\#(kind)"}"#)
        }
        func names(_ query: String) async throws -> [String] {
            try await mock.get("/owners/o/pets" + query).json?["data"]?.array?.compactMap { $0["name"]?.string } ?? []
        }
        #expect(try await names("?kind=dog") == ["n5", "n10", "n15", "n20", "n25"])
        #expect(try await names("?kind=dog&kind=cat").count == 10)
        #expect(try await names("?page=3") == ["n21", "n22", "n23", "n24", "n25"])
        #expect(try await names("?page=2&per_page=2") == ["n3", "n4"])
        #expect(try await names("?page=99") == [])
        #expect(try await names("?page=-7&per_page=-1") == [])
        #expect(try await names("?page=999999999999999999999999") == [])
        let second = try await mock.get("/owners/o/pets?page=2&kind=cat")
        #expect(
            second.json?["meta"].map { $0.object ?? [:] }.map {
                [
                    "total": $0["total"], "page": $0["page"], "pages": $0["pages"], "has_more": $0["has_more"],
                    "next": $0["next"],
                ]
            }
                == ["total": 20, "page": 2, "pages": 2, "has_more": false, "next": .some(.null)])
        #expect(second["Link"] == nil)
        let first = try await mock.get("/owners/o/pets?kind=cat")
        #expect(first.json?["meta"]?["has_more"] == true)
        #expect(first["Link"] == "<http://localhost/owners/o/pets?kind=cat&page=2>; rel=\"next\"")
    }

    @Test func `cursors lead on`() async throws {
        let mock = try Mock(
            paths: """
                {/items: {get: {parameters: [{name: cursor, in: query, schema: {type: string}}, {name: limit, in: query, schema: {type: integer}}],
                   responses: {'200': {description: a, content: {application/json: {schema: {type: object, required: [items, next_cursor],
                     properties: {items: {type: array, items: {$ref: '#/components/schemas/Item'}}, next_cursor: {type: string}}}}}}}},
                 post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}, responses: {'201': {description: a}}}}}
                """,
            components:
                "{schemas: {Item: {type: object, required: [id], properties: {id: {type: string, format: uuid}, n: {type: integer}}}}}"
        ) { $0.isStateful = true }
        for number in 1...5 {
            let id = "00000000-0000-4000-8000-00000000000\(number)"
            #expect(try await mock.post("/items", "{\"id\": \"\(id)\", \"n\": \(number)}").status == 201)
        }
        #expect(try await mock.post("/items", "{\"id\": \"00000000-0000-4000-8000-000000000001\"}").status == 409)
        var (cursor, numbers, pages): (String?, [Int], Int) = ("", [], 0)
        while let text = cursor, pages < 10 {
            let page = try await mock.get("/items?limit=2" + (text.isEmpty ? "" : "&cursor=\(text)")).json
            numbers += page?["items"]?.array?.compactMap { $0["n"]?.number?.int } ?? []
            let next = page?["next_cursor"]?.string
            cursor = next?.isEmpty == true ? nil : next
            pages += 1
        }
        #expect(numbers == [1, 2, 3, 4, 5])
        #expect(pages == 3)
        // The id of the last item is a cursor, too.
        let after = try await mock.get("/items?limit=2&cursor=00000000-0000-4000-8000-000000000004").json
        #expect(after?["items"]?.array?.count == 1)
    }

    @Test(arguments: [
        (
            "{type: string, format: uuid, readOnly: true}",
            "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
        ),
        ("{type: string, readOnly: true}", "^1$"), ("{type: integer, readOnly: true}", "^1$"),
        ("{type: string, pattern: '^pet_[0-9]{4}$', readOnly: true}", "^pet_[0-9]{4}$"),
    ])
    func `ids are as the schema has them`(_ schema: String, _ pattern: String) async throws {
        let mock = try Mock(
            paths: """
                {/pets: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'200': {description: a,
                   content: {application/json: {schema: {type: object, required: [pet], properties: {pet: {$ref: '#/components/schemas/Pet'}}}}}}}},
                   get: {responses: {'200': {description: a, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}}},
                 '/pets/{id}': {get: {responses: {'200': {description: a, content: {application/json: {schema: {type: object, required: [pet],
                   properties: {pet: {$ref: '#/components/schemas/Pet'}}}}}}}}}}
                """,
            components:
                "{schemas: {Pet: {type: object, required: [id], properties: {id: \(schema), name: {type: string}}}}}"
        ) { $0.isStateful = true }
        // An object that wraps the item, as responses do.
        let created = try await mock.post("/pets", #"{"pet": {"name": "Mia"}}"#)
        let pet = try #require(created.json?["pet"])
        let id = pet["id"].map { $0.string ?? $0.description } ?? ""
        #expect(try id.contains(Regex(pattern)))
        #expect(pet["name"] == "Mia")
        #expect(try await mock.get("/pets/\(id)").json?["pet"] == pet)
        #expect(try await mock.get("/pets").json == [pet])
        let second = try await mock.post("/pets", "{}").json?["pet"]?["id"]
        #expect(second != nil && second != pet["id"])
    }

    @Test func `items are put under ids where nothing else makes them`() async throws {
        let mock = try Mock(
            paths: """
                {'/settings/{key}': {get: {responses: {'200': {description: a, content: {application/json: {schema: {type: object, properties:
                   {key: {type: string}, value: {type: integer}}}}}}}},
                 put: {requestBody: {content: {application/json: {schema: {type: object, properties: {value: {type: integer}}}}}},
                   responses: {'200': {description: a}, '201': {description: b}}}}}
                """
        ) { $0.isStateful = true }
        #expect(try await mock.get("/settings/a%20b").status == 404)
        let json = ["Content-Type": "application/json"]
        #expect(try await mock.send("PUT", "/settings/a%20b", json, #"{"value": 5}"#).status == 201)
        #expect(try await mock.send("PUT", "/settings/a%20b", json, #"{"value": 6}"#).status == 200)
        #expect(try await mock.get("/settings/a%20b").json == ["key": "a b", "value": 6])
    }

    @Test func `a snapshot is what another mock goes on with`() async throws {
        let first = try mock()
        let created = try await first.post("/owners/o/pets", Self.mia)
        let text = first.service.snapshot().description
        let second = try mock { $0.restored = try? JSONReader.read(JSONValue.self, from: text) }
        #expect(try await second.get("/owners/o/pets/1").json == created.json)
        #expect(try await second.post("/owners/o/pets", Self.mia).json?["id"] == 2)
        let third = try mock {
            $0.restored = ["collections": [1, ["path": 2], ["path": "/a", "items": [["id": 1]], "count": -5]]]
        }
        #expect(try await third.get("/owners/o/pets").status == 200)
    }

    @Test func `who asks for a certain response changes nothing`() async throws {
        let mock = try mock()
        #expect(try await mock.post("/owners/o/pets", Self.mia, ["Prefer": "code=201"]).status == 201)
        #expect(try await mock.get("/owners/o/pets").json?["data"] == [])
        #expect(try await mock.get("/owners/o/pets/5?__code=200").status == 200)
        #expect(try await Mock(paths: Self.paths, components: Self.components).get("/owners/o/pets/5").status == 200)
    }

    @Test func `many clients at a time`() async throws {
        let mock = try mock()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { _ = try await mock.post("/owners/o/pets", Self.mia) } }
            try await group.waitForAll()
        }
        let ids = try await mock.get("/owners/o/pets?per_page=500").json?["data"]?.array?.compactMap {
            $0["id"]?.number?.int
        }
        #expect(Set(ids ?? []) == Set(1...100))
    }
}
