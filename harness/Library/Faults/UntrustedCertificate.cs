using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's server shows a certificate that it signed itself.</summary>
public sealed record UntrustedCertificate : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var certificate = SelfSigned.Create();
        context.Own(certificate);
        LoopbackServer.StandIn(
            context,
            async (client, ending) =>
            {
                await using var secure = await SelfSigned.AcceptAsync(client.GetStream(), certificate, ending);
                if (secure is not null)
                    await HttpText.DrainAsync(secure, ending);
            },
            Uri.UriSchemeHttps);
        return Task.CompletedTask;
    }
}
