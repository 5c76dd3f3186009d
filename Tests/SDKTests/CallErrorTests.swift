import APIRuntime
import Foundation
import Heidi
import HeroHealth
import Synchronization
import Testing

/// Errors of several calls, handled in one place.
@Suite struct CallErrorTests {
    private func hero(
        _ transport: any Transport, configuration: ClientConfiguration = ClientConfiguration()
    ) -> HeroHealthClient {
        HeroHealthClient(
            server: .staging, credentials: .init(apiKeyAuth: "k", practiceGroupID: "1"), configuration: configuration,
            transport: transport)
    }

    private var reservation: AppointmentReservation {
        AppointmentReservation(
            appointmentTypeID: "1", locationID: "2", practitionerID: "3", duration: 15, startTime: nil)
    }

    @Test(arguments: ["listAdmins", "createAppointment"])
    func `one catch works over calls that document different errors`(_ failing: String) async throws {
        let hero = hero(
            InMemoryTransport { request in
                request.operation.id == failing
                    ? RawResponse(status: 401, body: #"{"message": [], "statusCode": 401}"#)
                    : RawResponse(status: 200, body: #"{"data": [], "count": 0}"#)
            })
        let reservation = reservation
        let caught = await Task { () -> (any APICallError)? in
            do {
                _ = try await hero.admin.list()
                _ = try await hero.booking.createAppointment(body: reservation)
                return nil
            } catch let error as any APICallError {
                return error
            } catch {
                return nil
            }
        }.value
        let error = try #require(caught)
        #expect(error.operation.id == failing)
        #expect(error.status == 401)
        #expect(error.head?.headerFields[.contentType] == "application/json")
        #expect(error.body == Data(#"{"message": [], "statusCode": 401}"#.utf8))
        #expect(!error.isCancelled && error.underlyingError == nil)
        #expect((error.documentedFailure != nil) == (failing == "createAppointment"))
    }

    @Test func `a typed catch works over calls that document equal errors`() async throws {
        let hero = hero(InMemoryTransport(status: 404))
        do {
            _ = try await hero.booking.createAppointment(body: reservation)
            _ = try await hero.patients.registerPatientPDS(
                body: .nhsNumberTrace(.init(nhsNumber: "1", dob: nil)))
            Issue.record("it should have thrown")
        } catch .failure(.notFound, let response) {
            #expect(response.operation.id == "createAppointment")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a documented default alone is its body`() async throws {
        let heidi = HeidiClient(
            credentials: .anonymous, configuration: .init(allowsMissingCredentials: true),
            transport: InMemoryTransport(status: 403, body: #"{"detail": "forbidden"}"#))
        do {
            _ = try await heidi.sessions.create()
            Issue.record("it should have thrown")
        } catch .failure(let body, let response) {
            #expect(response.status == 403)
            #expect("\(body)".contains("forbidden"))
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `the configuration's hook sees each error once, before the caller does`() async throws {
        let seen = Mutex<[String]>([])
        var configuration = ClientConfiguration(retries: nil)
        configuration.onError = { error in
            seen.withLock { $0.append("\(error.operation.id) \(error.status ?? 0) \(error.isCancelled)") }
        }
        let hero = hero(
            InMemoryTransport { request in
                if request.operation.id == "listEpisodes" { throw CancellationError() }
                return RawResponse(status: 429, body: "slow down")
            }, configuration: configuration)
        await #expect(throws: (any Error).self) { try await hero.admin.list() }
        #expect(seen.withLock { $0 } == ["listAdmins 429 false"])
        await #expect(throws: (any Error).self) { try await hero.episode.list() }
        await #expect(throws: (any Error).self) {
            for try await _ in hero.items(of: ListAdmins(), prefetching: 1) {}
        }
        // An undocumented status is a response, not an error.
        _ = try await hero.response(to: ListAdmins())
        #expect(
            seen.withLock { $0 } == ["listAdmins 429 false", "listEpisodes 0 true", "listAdmins 429 false"])
    }
}
