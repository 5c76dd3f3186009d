#if os(Linux)
    import Foundation
    import FoundationNetworking

    /// The thread that libcurl moves the bytes of a transport's transfers on. Everything of libcurl happens there.
    final class CurlLoop: @unchecked Sendable {
        private enum Command {
            case add(CurlTransfer)
            case remove(CurlTransfer)
            case goOn(CurlTransfer)
        }

        private let multi: UnsafeMutableRawPointer
        private let wakeEnd: Int32
        private let sleepEnd: Int32
        private let state = Locked((commands: [Command](), isRunning: false, isEnded: false))

        /// Used by the thread alone.
        private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]

        /// Nil where there is no libcurl.
        init?(maximumConnectionsPerHost: Int) {
            var ends: (reading: Int32, writing: Int32) = (-1, -1)
            guard ccurl_load() != 0, let multi = ccurl_multi_init() else { return nil }
            guard ccurl_pipe(&ends.reading, &ends.writing) != 0 else {
                ccurl_multi_cleanup(multi)
                return nil
            }
            self.multi = multi
            (sleepEnd, wakeEnd) = ends
            ccurl_multi_set_number(multi, CurlOption.Multi.idleConnections, 64)
            ccurl_multi_set_number(multi, CurlOption.Multi.hostConnections, max(0, maximumConnectionsPerHost))
        }

        deinit {
            ccurl_multi_cleanup(multi)
            ccurl_pipe_close(wakeEnd)
            ccurl_pipe_close(sleepEnd)
        }

        // MARK: From any thread

        func add(_ transfer: CurlTransfer) { put(.add(transfer)) }
        func remove(_ transfer: CurlTransfer) { put(.remove(transfer)) }

        /// Resumes a transfer that a callback has paused.
        func goOn(_ transfer: CurlTransfer) { put(.goOn(transfer)) }

        /// Ends the thread when its last transfer has ended.
        func end() {
            state.withLock { $0.isEnded = true }
            ccurl_pipe_wake(wakeEnd)
        }

        private func put(_ command: Command) {
            let starts = state.withLock { state in
                state.commands.append(command)
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if starts {
                let thread = Thread { self.run() }
                thread.name = "CurlTransport"
                thread.start()
            } else {
                ccurl_pipe_wake(wakeEnd)
            }
        }

        // MARK: On the thread

        private func run() {
            ccurl_ignore_broken_pipes()
            while true {
                let (commands, isEnded) = state.withLock { state in
                    defer { state.commands = [] }
                    return (state.commands, state.isEnded)
                }
                commands.forEach(apply)
                if isEnded, transfers.isEmpty, hasStopped() { return }
                ccurl_multi_perform(multi)
                finishDone()
                let wait = finishLate()
                ccurl_multi_wait(multi, sleepEnd, Int32(wait))
                ccurl_pipe_drain(sleepEnd)
            }
        }

        /// False when there are commands that came in between.
        private func hasStopped() -> Bool {
            state.withLock { state in
                guard state.commands.isEmpty else { return false }
                state.isRunning = false
                return true
            }
        }

        private func apply(_ command: Command) {
            switch command {
            case .add(let transfer):
                guard !transfer.hasEnded else { return }
                transfers[transfer.easy] = transfer
                transfer.noteProgress()
                let code = ccurl_multi_add(multi, transfer.easy)
                if code != 0 { finish(transfer, URLError(.unknown)) }
            case .remove(let transfer):
                if transfers[transfer.easy] != nil { finish(transfer, CancellationError()) }
            case .goOn(let transfer):
                guard transfers[transfer.easy] != nil else { return }
                transfer.noteProgress()
                ccurl_go_on(transfer.easy)
            }
        }

        private func finishDone() {
            var code: Int32 = 0
            while let easy = ccurl_multi_next(multi, &code) {
                guard let transfer = transfers[easy] else { continue }
                finish(transfer, transfer.error(code))
            }
        }

        /// Gives up transfers that didn't get on in time, and returns how many milliseconds the next one has.
        private func finishLate() -> Int {
            let now = ContinuousClock.now
            var next = Duration.seconds(60)
            for transfer in transfers.values {
                guard let left = transfer.timeLeft(now) else { continue }
                if left <= .zero { finish(transfer, URLError(.timedOut)) } else { next = min(next, left) }
            }
            // A goOn may have left something to do at once.
            return Int(next.components.seconds) * 1000 + Int(next.components.attoseconds / 1_000_000_000_000_000) + 1
        }

        private func finish(_ transfer: CurlTransfer, _ error: (any Error)?) {
            transfers[transfer.easy] = nil
            ccurl_multi_remove(multi, transfer.easy)
            transfer.finish(error)
        }
    }
#endif
