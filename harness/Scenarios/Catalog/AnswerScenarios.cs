using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Failures to load the widget because something else answers than the widget.</summary>
public static class AnswerScenarios
{
    /// <summary>The server answers 204.</summary>
    public static Scenario EmptyResponse { get; } =
        new("empty-response")
        {
            Purpose = "The server answers 204: the iframe stays empty and never fires load.",
            Faults = [new AnswersStatus(204)],
            Steps = LoadFailure.DeadlineWithoutLoad,
            Expect = LoadFailure.Missed(CauseIds.EmptyResponse),
        };

    /// <summary>The answer is to be saved as a file.</summary>
    public static Scenario SentAsDownload { get; } =
        new("sent-as-download")
        {
            Purpose = "The widget's page has Content-Disposition: attachment: the browser saves it, and the iframe stays empty.",
            Faults = [new WidgetHeaders("content-disposition", "attachment; filename=widget.html")],
            Steps = LoadFailure.DeadlineWithoutLoad,
            Expect = LoadFailure.Missed(CauseIds.SentAsDownload),
        };

    /// <summary>The widget answers from another origin.</summary>
    public static Scenario RedirectedElsewhere { get; } =
        new("redirected-elsewhere")
        {
            Purpose = "The src is redirected to another origin: a widget comes and speaks, but it is not the one that was asked for.",
            Faults = [new Redirects(RedirectGoal.OtherOrigin)],
            Steps = [new AwaitEvent(EventCodes.FrameNavigated), new AdvancePageClock(TimeSpan.FromSeconds(11))],
            Expect = LoadFailure.Missed(CauseIds.RedirectedElsewhere),
        };

    /// <summary>The page does not let the server know of it.</summary>
    public static Scenario ReferrerStripped { get; } =
        new("referrer-stripped")
        {
            Purpose = "The server answers only pages that it knows, and the page's Referrer-Policy: no-referrer keeps its name from it.",
            Faults = [new WidgetKnowsPages(), new HostPageHeader("referrer-policy", "no-referrer")],
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(CauseIds.ReferrerStripped),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        EmptyResponse,
        SentAsDownload,
        Status(404, CauseIds.HttpClientError),
        Status(410, CauseIds.HttpClientError),
        Status(500, CauseIds.HttpServerError),
        Status(502, CauseIds.HttpServerError),
        Status(503, CauseIds.HttpServerError),
        ReferrerStripped,
        RedirectedElsewhere,
    ];

    private static Scenario Status(int status, CauseId cause) =>
        new($"status-{status}")
        {
            Purpose = $"The server answers {status}; the iframe fires load and shows an error page of the server.",
            Faults = [new AnswersStatus(status)],
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(cause),
        };
}
