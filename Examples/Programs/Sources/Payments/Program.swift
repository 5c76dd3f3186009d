import APIRuntime
import Checks
import Foundation

/// Forms with nested values, and pages that follow by their last item.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        let intents = (1...5).map { PaymentIntent(id: "pi_\($0)", amount: $0, currency: "eur", status: .succeeded) }
        let transport = InMemoryTransport()
            .stub(GetPaymentIntents.self) { call in
                let rest =
                    call.startingAfter.map { last in Array(intents.drop { $0.id != last }.dropFirst()) } ?? intents
                return .success(PaymentIntentList(data: Array(rest.prefix(call.limit ?? 10)), hasMore: rest.count > 2))
            }
            .stub(PostPaymentIntents.self) { call in
                .success(
                    PaymentIntent(
                        id: "pi_6", amount: call.body.amount, currency: call.body.currency,
                        status: .requiresConfirmation))
            }
            .stub(PostPaymentIntentsIntentConfirm.self) { _ in
                .failure(ErrorModel(error: .init(type: .cardError, message: "Declined.")), status: 402)
            }
        let payments = PaymentsClient(transport: transport)

        let created = try await payments.paymentIntents.create(
            body: .init(
                amount: 1_099, currency: "eur", metadata: ["order": "6 & 7"], paymentMethodTypes: ["card", "sepa"],
                shipping: .init(name: "Ada", address: .init(city: "Köln"))),
            idempotencyKey: "once")
        checks.expect("what was created", created.status, .requiresConfirmation)
        let request = transport.requests[0]
        checks.expect("its key", request.head.headerFields[.init("Idempotency-Key")!], "once")
        let form = String(decoding: request.body, as: UTF8.self).split(separator: "&").sorted()
        checks.expect(
            "the form", form.joined(separator: " "),
            "amount=1099 currency=eur metadata%5Border%5D=6%20%26%207 payment_method_types%5B%5D=card "
                + "payment_method_types%5B%5D=sepa shipping%5Baddress%5D%5Bcity%5D=K%C3%B6ln shipping%5Bname%5D=Ada")

        var ids: [String] = []
        let pages = GetPaymentIntents(limit: 2, created: .init(gte: 1_700_000_000))
        for try await intent in payments.items(of: pages) { ids.append(intent.id) }
        checks.expect("all items", ids, intents.map(\.id))
        checks.expect(
            "the last page's request", transport.requests.last?.head.path,
            "/v1/payment_intents?limit=2&starting_after=pi_4&created%5Bgte%5D=1700000000")

        await declined(created, payments, &checks)
        checks.finish()
    }

    private static func declined(_ intent: PaymentIntent, _ payments: PaymentsClient, _ checks: inout Checks) async {
        do {
            _ = try await payments.paymentIntents.confirm(intent: intent.id)
        } catch .failure(let problem, let response) {
            checks.expect("the status", response.status, 402)
            checks.expect("the error", problem.error.message, "Declined.")
        } catch {
            checks.expect("any other error", "\(error)", "none")
        }
    }
}
