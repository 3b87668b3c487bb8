using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Opens the host page under another name of this machine: one that is no loopback name makes it an insecure page.</summary>
/// <param name="Name">The name; the host has to answer to it.</param>
public sealed record PageByName(string Name) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.HostPage = new UriBuilder(context.HostPage) { Host = Name }.Uri;
        return Task.CompletedTask;
    }
}
