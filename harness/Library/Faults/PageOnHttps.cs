using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>
/// Serves the page over TLS and frames the widget by plain http under a name: a loopback address never counts as mixed content.
/// </summary>
public sealed record PageOnHttps : Fault
{
    /// <inheritdoc/>
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var certificate = SelfSigned.Create();
        context.Own(certificate);
        var host = context.Target.Host;
        var server = LoopbackServer.Start(context, async (client, ending) =>
        {
            await using var secure = await SelfSigned.AcceptAsync(client.GetStream(), certificate, ending);
            if (secure is not null)
                await Relay.RunAsync(secure, host, ending);
        });
        context.HostPage = new UriBuilder(host) { Scheme = Uri.UriSchemeHttps, Port = server.Port }.Uri;

        var trusting = await context.Page.Context.NewCDPSessionAsync(context.Page);
        await trusting.SendAsync("Security.setIgnoreCertificateErrors", new() { ["ignore"] = true });
        var widget = context.Target.Simulator.GetLeftPart(UriPartial.Authority);
        var named = new UriBuilder(context.Target.Simulator) { Host = "widget.test" }.Uri.GetLeftPart(UriPartial.Authority);
        await OnTheWay.ChangeHostPageAsync(context, OnTheWay.WithBody(markup => markup.Replace(widget, named, StringComparison.Ordinal)));
    }
}
