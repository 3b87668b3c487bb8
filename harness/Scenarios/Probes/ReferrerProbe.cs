using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>Asks once more for a frame's document that was refused to a request without referrer, with the page's origin as its referrer.</summary>
internal static class ReferrerProbe
{
    private const float PatienceMs = 5_000;

    /// <summary>Whether that is what was missing; nothing where that is not known.</summary>
    public static async Task<IReadOnlyList<Evidence>> LookAsync(ScenarioContext context, IRequest refused)
    {
        if ((await refused.AllHeadersAsync()).ContainsKey("referer"))
            return [Seen(FactValues.No)];
        var tab = await context.Page.Context.NewPageAsync();
        try
        {
            // A tab has cookies that a frame lacks, and is not a frame: what it gets without a referrer was not refused for a missing one.
            if (await AskAsync(tab, refused.Url, referrer: null) is { Ok: true })
                return [Seen(FactValues.No)];
            var answer = await AskAsync(tab, refused.Url, context.HostPage.Origin() + "/");
            // Not every browser can be set to send a given one.
            return answer is not null && (await answer.Request.AllHeadersAsync()).ContainsKey("referer")
                ? [Seen(answer.Ok ? FactValues.Yes : FactValues.No)] : [];
        }
        catch (Exception unanswered) when (unanswered is PlaywrightException or TimeoutException)
        {
            return [];
        }
        finally
        {
            // Not waited for: closed in the middle of its loading, it may say so only when its context ends.
            _ = tab.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default);
        }
    }

    private static Task<IResponse?> AskAsync(IPage tab, string address, string? referrer) =>
        tab.GotoAsync(address, new() { Referer = referrer, WaitUntil = WaitUntilState.Commit, Timeout = PatienceMs });

    private static Evidence Seen(string value) => new() { Fact = Fact.ReferrerNeeded, Value = value, Place = EvidencePlace.Response };
}
