using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Runs;

/// <summary>
/// A run whose every text is fit for a report (<see cref="CleanText"/>). Done once, before any writer sees it, so that none can forget:
/// a run may come from a file that anybody wrote, and holds what pages said.
/// </summary>
internal static class CleanRun
{
    public static RunReport Of(RunReport run) =>
        run with
        {
            Browser = new(Clean(run.Browser.Name), Clean(run.Browser.Version)),
            Page =
                run.Page is null || !Uri.TryCreate(Clean(run.Page.WithoutCredentials().ToString()), UriKind.Absolute, out var page)
                    ? null
                    : page,
            Scenarios = [.. run.Scenarios.Select(Of)],
            NotRun = [.. run.NotRun.Select(Clean)],
            EndedEarly = Maybe(run.EndedEarly),
            NotReproducible =
            [
                .. run.NotReproducible.Select(item =>
                    item with
                    {
                        Name = Clean(item.Name),
                        Code = Of(item.Code),
                        Cause = Of(item.Cause),
                        Reason = Clean(item.Reason),
                    }
                ),
            ],
        };

    public static ScenarioResult Of(ScenarioResult result) =>
        result with
        {
            Name = Clean(result.Name),
            Purpose = Clean(result.Purpose),
            Session = Clean(result.Session),
            Code = Of(result.Code),
            Cause = Of(result.Cause),
            Checks = [.. result.Checks.Select(check => check with { Name = Clean(check.Name), Detail = Clean(check.Detail) })],
            Diagnosis = [.. result.Diagnosis.Select(Of)],
            Events = [.. result.Events.Select(Of)],
            Requests =
            [
                .. result.Requests.Select(item =>
                    item with
                    {
                        Method = Clean(item.Method),
                        Url = Clean(item.Url),
                        Kind = Clean(item.Kind),
                        Failure = Maybe(item.Failure),
                    }
                ),
            ],
            PageErrors = result.PageErrors is { } errors
                ? [.. errors.Select(item => item with { Text = Clean(item.Text), Place = Maybe(item.Place) })]
                : null,
            EarlierAttempts = [.. result.EarlierAttempts.Select(Of)],
        };

    private static Diagnosis Of(Diagnosis found) =>
        found with
        {
            Cause = new(Clean(found.Cause.Value)),
            Evidence = [.. found.Evidence.Select(Of)],
            Fix = Clean(found.Fix),
            Correction = found.Correction is not { } correction
                ? null
                : correction with
                {
                    Text = Clean(correction.Text),
                    Replaces = Maybe(correction.Replaces),
                    Note = Clean(correction.Note),
                },
        };

    private static Evidence Of(Evidence item) => item with { Value = Clean(item.Value) };

    // The message as it arrived is the log's to show; a report tells what it was read as.
    private static EventEnvelope Of(EventEnvelope item) =>
        item with
        {
            Run = Clean(item.Run),
            Session = Clean(item.Session),
            Code = new(Clean(item.Code.Value)),
            Message = Maybe(item.Message),
            Origin = Maybe(item.Origin),
            Frame = null,
            Raw = null,
            Evidence = null,
        };

    private static EventCode? Of(EventCode? code) => code is { } some ? new(Clean(some.Value)) : null;

    private static CauseId? Of(CauseId? cause) => cause is { } some ? new(Clean(some.Value)) : null;

    private static string? Maybe(string? text) => text is null ? null : Clean(text);

    private static string Clean(string text) => CleanText.Of(text);
}
