using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>What the browser says about a frame whose widget did not load.</summary>
internal static class LoadProbe
{
    private const string Storage = "() => { try { localStorage.length; return 'allowed'; } catch { return 'denied'; } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Evidence>> LookAsync(ScenarioContext context, EventEnvelope failure)
    {
        if (failure.Frame is not { } frame || !Uri.TryCreate(frame.Src, UriKind.Absolute, out var src))
            return [];

        // Asking the page comes first: once it has answered, everything that the browser had told before has been noted.
        var now = await context.Frame.EvaluateAllAsync<string?>("frames => frames[0]?.src ?? null");
        var fate = now is not null && UriParts.WithoutCredentials(now) == src.WithoutCredentials().AbsoluteUri ? FactValues.InPlace : FactValues.TakenAway;
        return
        [
            new() { Fact = Fact.FrameFate, Value = fate, Place = EvidencePlace.BrowserProtocol },
            .. context.Frames.Collect(src),
            .. context.Refusals.Collect(src),
            .. await StorageAsync(context, frame, src),
        ];
    }

    // Only a frame that has come knows it.
    private static async Task<IReadOnlyList<Evidence>> StorageAsync(ScenarioContext context, FrameInfo of, Uri src)
    {
        var iframe = await FrameProbe.ChooseAsync(await context.Frame.ElementHandlesAsync(), of);
        if (iframe is null || await iframe.ContentFrameAsync() is not { } frame || !frame.Url.StartsWith(src.Origin() + "/", StringComparison.Ordinal))
            return [];
        try
        {
            // A frame whose script never ends never answers.
            var storage = await frame.EvaluateAsync<string>(Storage).WaitAsync(Patience);
            return [new() { Fact = Fact.FrameStorage, Value = storage, Place = EvidencePlace.BrowserProtocol }];
        }
        catch (Exception unanswered) when (unanswered is TimeoutException or PlaywrightException)
        {
            return [];
        }
    }
}
