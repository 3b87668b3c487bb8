using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>What the browser says about a frame whose widget did not load.</summary>
internal static class LoadProbe
{
    private const string Question =
        "() => { let storage = 'allowed'; try { localStorage.length; } catch { storage = 'denied'; } return [storage, self.origin]; }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Evidence>> LookAsync(ScenarioContext context, EventEnvelope failure)
    {
        if (failure.Frame is not { } frame || !Uri.TryCreate(frame.Src, UriKind.Absolute, out var src))
            return [];

        // Asking the page comes first: once it has answered, everything that the browser had reported before has been noted.
        var now = await context.Frame.EvaluateAllAsync<string?>("frames => frames[0]?.src ?? null");
        var fate =
            now is not null && UriParts.WithoutCredentials(now) == src.WithoutCredentials().AbsoluteUri
                ? FactValues.InPlace
                : FactValues.TakenAway;
        var asked = await AskAsync(context, frame, src);
        return
        [
            new()
            {
                Fact = Fact.FrameFate,
                Value = fate,
                Place = EvidencePlace.BrowserProtocol,
            },
            // What the frame says of itself comes before what its response lets one think: a sandbox takes the origin away.
            .. context.Frames.Collect(src).Where(seen => asked.All(said => said.Fact != seen.Fact)),
            .. context.Refusals.Collect(src),
            .. context.Frames.Refused(src) is { } refused ? await ReferrerProbe.LookAsync(context, refused) : [],
            .. asked,
        ];
    }

    // Only a frame that has loaded knows it.
    private static async Task<IReadOnlyList<Evidence>> AskAsync(ScenarioContext context, FrameInfo of, Uri src)
    {
        var iframe = await FrameProbe.ChooseAsync(await context.Frame.ElementHandlesAsync(), of);
        if (
            iframe is null
            || await iframe.ContentFrameAsync() is not { } frame
            || !frame.Url.StartsWith(src.Origin() + "/", StringComparison.Ordinal)
        )
            return [];
        try
        {
            // A frame whose script never ends never answers.
            var said = await frame.EvaluateAsync<string[]>(Question).WaitAsync(Patience);
            return [Said(Fact.FrameStorage, said[0]), Said(Fact.FrameOrigin, said[1] == "null" ? FactValues.Opaque : FactValues.AsSrc)];
        }
        catch (Exception unanswered) when (unanswered is TimeoutException or PlaywrightException)
        {
            return [];
        }
    }

    private static Evidence Said(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.BrowserProtocol,
        };
}

/// <summary>
/// Asks once more for a frame's document that was refused to a request without referrer, with the page's origin as its referrer.
/// </summary>
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
                ? [Seen(answer.Ok ? FactValues.Yes : FactValues.No)]
                : [];
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
        tab.GotoAsync(
            address,
            new()
            {
                Referer = referrer,
                WaitUntil = WaitUntilState.Commit,
                Timeout = PatienceMs,
            }
        );

    private static Evidence Seen(string value) =>
        new()
        {
            Fact = Fact.ReferrerNeeded,
            Value = value,
            Place = EvidencePlace.Response,
        };
}
