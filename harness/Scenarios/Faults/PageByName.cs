using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Opens the page over plain http, under a name that is not this machine's: so it is not a secure context.</summary>
public sealed record PageByName : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        PageFront.Put(context, Uri.UriSchemeHttp, "host.test");
        return Task.CompletedTask;
    }
}
