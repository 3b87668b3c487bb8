using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>What the browser says about a frame whose widget did not load.</summary>
internal static class LoadProbe
{
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
        ];
    }
}
