import APIRuntime
import Foundation

@main
struct Main {
    static func main() async {
        await Calls.run { calls in
            @MainActor func client(_ token: String?) -> SynapseClient {
                SynapseClient(
                    server: .init(url: calls.origin),
                    credentials: token.map { .init(accessTokenBearer: Credential($0)) } ?? .anonymous,
                    configuration: calls.configuration(allowsMissingCredentials: token == nil),
                    transport: calls.transport)
            }
            let anonymous = client(nil)
            await calls.call("versions", where: { !$0.versions.isEmpty }) {
                try await anonymous.serverAdministration.getVersions()
            }
            await calls.call("login flows", where: { $0.flows?.isEmpty == false }) {
                try await anonymous.sessionManagement.getLoginFlows()
            }
            await calls.rejected("no token", 401, saying: "Missing access token") {
                try await anonymous.sessionManagement.getTokenOwner()
            }
            await calls.rejected("public rooms without a token", 401, saying: "Missing access token") {
                try await anonymous.roomDiscovery.getPublicRooms(limit: 5)
            }
            await calls.rejected("a wrong token", 401, saying: "Invalid access token") {
                try await client("wrong").sessionManagement.getTokenOwner()
            }
            await calls.rejected("register without authentication", 401) {
                try await anonymous.accountManagement.register(body: .init(password: "s3cret-s3cret", username: "ada"))
            }
            let ada = await calls.call("register") {
                try await anonymous.accountManagement.register(
                    body: .init(auth: .init(type: "m.login.dummy"), password: "s3cret-s3cret", username: "ada"))
            }
            let bob = await calls.call("register another user") {
                try await anonymous.accountManagement.register(
                    body: .init(auth: .init(type: "m.login.dummy"), password: "s3cret-s3cret", username: "bob"))
            }
            await calls.rejected("register a name that is taken", 400, saying: "taken") {
                try await anonymous.accountManagement.register(body: .init(username: "ada"))
            }
            guard let ada, let bob else { return }
            await rooms(calls, client(ada.accessToken), ada.userID, client(bob.accessToken), bob.userID)
            await users(calls, client(ada.accessToken), ada.userID)
        }
    }

    @MainActor
    private static func rooms(
        _ calls: Calls, _ ada: SynapseClient, _ adaID: String, _ bob: SynapseClient, _ bobID: String
    ) async {
        let created = await calls.call("create a room") {
            try await ada.roomCreation.createRoom(
                body: .init(name: "Rööm", preset: .publicChat, roomAliasName: "one", topic: "Tests"))
        }
        guard let room = created?.roomID else { return }
        await calls.rejected("create one with the same alias", 400, saying: "taken") {
            try await ada.roomCreation.createRoom(body: .init(roomAliasName: "one"))
        }
        await calls.call("alias", where: { $0.roomID == room }) {
            try await ada.roomDirectory.getRoomIDByAlias(roomAlias: "#one:localhost")
        }
        await calls.rejected("no such alias", 404, saying: "not found") {
            try await ada.roomDirectory.getRoomIDByAlias(roomAlias: "#two:localhost")
        }
        await calls.call("invite") {
            try await ada.roomMembership.inviteUser(roomID: room, body: .init(userID: bobID))
        }
        await calls.call("join") { try await bob.roomMembership.joinRoomByID(roomID: room, body: .init()) }
        await calls.call("members", where: { $0.joined?.count == 2 }) {
            try await ada.roomParticipation.getJoinedMembersByRoom(roomID: room)
        }
        let sent = await calls.call("send a message") {
            try await bob.roomParticipation.sendMessage(
                roomID: room, eventType: "m.room.message", txnID: UUID().uuidString,
                body: ["msgtype": "m.text", "body": "Hällo /?#%"])
        }
        await calls.call("the message", where: { $0.content["body"] == "Hällo /?#%" }) {
            try await ada.roomParticipation.getOneRoomEvent(roomID: room, eventID: sent?.eventID ?? "")
        }
        await calls.call("messages", where: { !$0.chunk.isEmpty }) {
            try await ada.roomParticipation.getRoomEvents(roomID: room, dir: .b, limit: 5)
        }
        // An empty state key is a key.
        await calls.call("state with an empty key", where: { (state: [String: JSONValue]) in state["name"] == "Rööm" })
        {
            let raw = try await ada.send(
                GetRoomStateWithKey(roomID: room, eventType: "m.room.name", stateKey: "").request())
            return try JSONReader.read(
                [String: JSONValue].self, from: [UInt8](try await raw.body.collect(upTo: 10_000)))
        }
        await calls.call("set state with an empty key") {
            try await ada.roomParticipation.setRoomStateWithKey(
                roomID: room, eventType: "m.room.topic", stateKey: "", body: ["topic": "New"])
        }
        await calls.call("state", where: { $0.count > 5 }) {
            try await ada.roomParticipation.getRoomState(roomID: room)
        }
        await calls.rejected("state without the power", 403, saying: "permission") {
            try await bob.roomParticipation.setRoomStateWithKey(
                roomID: room, eventType: "m.room.name", stateKey: "", body: ["name": "Mine"])
        }
        await calls.call("typing") {
            try await bob.roomParticipation.setTyping(
                userID: bobID, roomID: room, body: .init(timeout: 1000, typing: true))
        }
        await calls.call("receipt") {
            try await ada.roomParticipation.postReceipt(
                roomID: room, receiptType: .mRead, eventID: sent?.eventID ?? "", body: .init())
        }
        await calls.call("redact") {
            try await bob.roomParticipation.redactEvent(
                roomID: room, eventID: sent?.eventID ?? "", txnID: UUID().uuidString, body: .init(reason: "oops"))
        }
        await calls.call("sync", where: { $0.rooms?.join?[room] != nil }) {
            try await ada.roomParticipation.sync(timeout: 0)
        }
        await calls.call("public rooms") { try await ada.roomDiscovery.getPublicRooms(limit: 5) }
        await calls.call("tag the room") {
            try await ada.userData.setRoomTag(userID: adaID, roomID: room, tag: "u.work", body: .init(order: 0.25))
        }
        await calls.call("tags", where: { $0.tags?["u.work"]?.order == 0.25 }) {
            try await ada.userData.getRoomTags(userID: adaID, roomID: room)
        }
        await calls.call("leave") { try await bob.roomMembership.leaveRoom(roomID: room, body: .init()) }
        await calls.rejected("send after leaving", 403) {
            try await bob.roomParticipation.sendMessage(
                roomID: room, eventType: "m.room.message", txnID: "x", body: ["msgtype": "m.text", "body": "?"])
        }
        await calls.call("rooms", where: { $0.joinedRooms == [room] }) {
            try await ada.roomMembership.getJoinedRooms()
        }
    }

    @MainActor
    private static func users(_ calls: Calls, _ ada: SynapseClient, _ id: String) async {
        await calls.call("owner of the token", where: { $0.userID == id }) {
            try await ada.sessionManagement.getTokenOwner()
        }
        await calls.call("capabilities") { try await ada.capabilities.get() }
        await calls.call("devices", where: { $0.devices?.count == 1 }) { try await ada.deviceManagement.getDevices() }
        await calls.call("notifications", where: { $0.nextToken == nil }) {
            try await ada.pushNotifications.getNotifications()
        }
        await calls.call("TURN server, which isn't there", where: { $0.uris == nil }) {
            try await ada.voip.getTurnServer()
        }
        await calls.call("set the display name") {
            try await ada.userData.setProfileField(
                userID: id, keyName: "displayname", body: ["displayname": "Ada ♥"])
        }
        await calls.call("profile", where: { $0.displayname == "Ada ♥" }) {
            try await ada.userData.getUserProfile(userID: id)
        }
        await calls.call("set account data") {
            try await ada.userData.setAccountData(userID: id, type: "org.example", body: ["a": [1, 2.5, nil]])
        }
        await calls.call("account data", where: { $0["a"] == [1, 2.5, nil] }) {
            try await ada.userData.getAccountData(userID: id, type: "org.example")
        }
        await calls.rejected("no such account data", 404, saying: "not found") {
            try await ada.userData.getAccountData(userID: id, type: "org.none")
        }
        await calls.call("search for users") {
            try await ada.userDirectory.search(body: .init(limit: 5, searchTerm: "ada"))
        }
        await calls.call("push rules", where: { $0.global.override?.isEmpty == false }) {
            try await ada.pushNotifications.getPushRules()
        }
        let media = await calls.call("upload") {
            try await ada.media.uploadContent(body: .data(Data("hello".utf8)), filename: "a b.txt")
        }
        await calls.call("download", where: { $0 == Data("hello".utf8) }) {
            let path = "\(media?.contentURI.description ?? "")".split(separator: "/").last.map(String.init) ?? ""
            return try await ada.media.getContentAuthed(serverName: "localhost", mediaID: path).collect(upTo: 100)
        }
        await calls.rejected("no such media", 404, saying: "not found") {
            try await ada.media.getContentAuthed(serverName: "localhost", mediaID: "none").collect(upTo: 100)
        }
        await calls.call("filter") {
            try await ada.roomParticipation.defineFilter(userID: id, body: .init())
        }
        await calls.call("log out") { try await ada.sessionManagement.logout() }
        await calls.rejected("after logging out", 401) { try await ada.sessionManagement.getTokenOwner() }
    }
}
