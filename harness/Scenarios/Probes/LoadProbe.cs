using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>What the browser says about a frame whose widget did not load.</summary>
internal static class LoadProbe
{
    private const string Question = "() => { let storage = 'allowed'; try { localStorage.length; } catch { storage = 'denied'; } return [storage, self.origin]; }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Evidence>> LookAsync(ScenarioContext context, EventEnvelope failure)
    {
        if (failure.Frame is not { } frame || !Uri.TryCreate(frame.Src, UriKind.Absolute, out var src))
            return [];

        // Asking the page comes first: once it has answered, everything that the browser had reported before has been noted.
        var now = await context.Frame.EvaluateAllAsync<string?>("frames => frames[0]?.src ?? null");
        var fate = now is not null && UriParts.WithoutCredentials(now) == src.WithoutCredentials().AbsoluteUri ? FactValues.InPlace : FactValues.TakenAway;
        var asked = await AskAsync(context, frame, src);
        return
        [
            new() { Fact = Fact.FrameFate, Value = fate, Place = EvidencePlace.BrowserProtocol },
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
        if (iframe is null || await iframe.ContentFrameAsync() is not { } frame || !frame.Url.StartsWith(src.Origin() + "/", StringComparison.Ordinal))
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

    private static Evidence Said(Fact fact, string value) => new() { Fact = fact, Value = value, Place = EvidencePlace.BrowserProtocol };
}
