using System.Diagnostics;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Recorders;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>One attempt at a scenario: its clock, its time limit, and what is seen and kept of it.</summary>
internal sealed class ScenarioAttempt : IDisposable
{
    // How long a browser may take to be there. On a busy machine that is long, and no part of the scenario.
    private static readonly TimeSpan BrowserPatience = TimeSpan.FromSeconds(120);

    // How long a browser may take to let go of what is cancelled, last picture and trace included.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private readonly TimeSpan timeout;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource deadline;
    private readonly Stopwatch watch = new();
    private DateTimeOffset startedAt = DateTimeOffset.UtcNow;

    /// <summary>Begins to wait for the browser.</summary>
    /// <param name="scenario">What is attempted.</param>
    /// <param name="session">The page load that it is.</param>
    /// <param name="timeout">Its time limit, from when it has its page.</param>
    /// <param name="capture">What it looked like.</param>
    /// <param name="caller">Cancels the attempt.</param>
    public ScenarioAttempt(Scenario scenario, string session, TimeSpan timeout, ScenarioCapture capture, CancellationToken caller)
    {
        Scenario = scenario;
        Session = session;
        Capture = capture;
        Judge = new ScenarioJudge(scenario);
        this.timeout = timeout;
        this.caller = caller;
        deadline = CancellationTokenSource.CreateLinkedTokenSource(caller);
        deadline.CancelAfter(BrowserPatience);
    }

    public Scenario Scenario { get; }

    public string Session { get; }

    public ScenarioJudge Judge { get; }

    public ScenarioCapture Capture { get; }

    /// <summary>Gets or sets the requests of the page; null until it has one.</summary>
    public RequestRecorder? Requests { get; set; }

    /// <summary>Gets or sets the errors of the page; null until it has one.</summary>
    public ErrorRecorder? Errors { get; set; }

    /// <summary>Gets what is cancelled when the time is over, or by the caller.</summary>
    public CancellationToken Cancellation => deadline.Token;

    /// <summary>Begins the time of the scenario itself, which has its page now.</summary>
    public void Begin()
    {
        startedAt = DateTimeOffset.UtcNow;
        watch.Start();
        deadline.CancelAfter(timeout + Scenario.Watch);
    }

    /// <summary>Gets how long the scenario itself has taken, without pauses.</summary>
    public long ElapsedMs => watch.ElapsedMilliseconds;

    /// <summary>Waits for the end of a pause; the time of the scenario stands still meanwhile.</summary>
    public async Task PauseAsync(Func<Task> pause)
    {
        watch.Stop();
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            await pause();
        }
        finally
        {
            watch.Start();
            var left = timeout + Scenario.Watch - watch.Elapsed;
            deadline.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>Closes the page when the attempt is cancelled, until what this returns is disposed.</summary>
    public CancellationTokenRegistration CloseWhenCancelled(IPage page) =>
        Cancellation.Register(() => CloseAsync(page).ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default));

    /// <summary>Keeps what the page looks like at the end.</summary>
    public async Task KeepAsync(IPage page)
    {
        await Capture.LookAsync(page);
        await Capture.EndAsync(page.Context);
    }

    /// <summary>Waits for the end of what is attempted. What kept it from being looked at goes to the judge.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task EndAsync(Task running)
    {
        try
        {
            await WaitAsync(running);
        }
        catch (Exception ended) when (caller.IsCancellationRequested)
        {
            // Whatever was asked of the browser when it was taken down has failed for that.
            throw new OperationCanceledException(ended.Message, ended, caller);
        }
        catch (Exception) when (deadline.IsCancellationRequested)
        {
            Judge.CouldNotLook(
                new TimeoutException(
                    watch.IsRunning
                        ? $"The scenario was not over after {TimeText.Write(timeout)}. Give it longer with --timeout, or its file a timeout."
                        : $"The browser was not there after {TimeText.Write(BrowserPatience)}."
                )
            );
        }
        catch (Exception lost) when (ScenarioJudge.Explains(lost))
        {
            Judge.CouldNotLook(lost);
        }

        // Half of it may have been seen by then: no verdict.
        caller.ThrowIfCancellationRequested();
    }

    /// <summary>Concludes from what was seen.</summary>
    /// <param name="events">What the log pauses of the session.</param>
    /// <param name="headlessShell">Whether the browser was a headless shell.</param>
    public ScenarioResult Conclude(IReadOnlyList<EventEnvelope> events, bool headlessShell)
    {
        var result = Judge.Conclude(Session, startedAt, watch.ElapsedMilliseconds, events);
        // Before anybody has it: pages say secrets in their addresses, their console and their markup.
        return RedactedJson.Of(
            result with
            {
                Requests = Requests?.Seen ?? [],
                PageErrors = Errors?.Seen,
                HeadlessShell = headlessShell,
            },
            ProtocolJson.Default.ScenarioResult
        ) with
        {
            Attachments = Capture.Conclude(result.Verdict),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => deadline.Dispose();

    private async Task CloseAsync(IPage page)
    {
        await KeepAsync(page);
        await page.Context.CloseAsync();
    }

    // A browser that is taken down leaves some calls without an answer for ever; a caller that cancelled must not wait for these.
    private async Task WaitAsync(Task running)
    {
        _ = running.ContinueWith(
            ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        using var patience = new CancellationTokenSource();
        await using var waiting = Cancellation.Register(() => patience.CancelAfter(Grace));
        await running.WaitAsync(patience.Token);
    }
}
