using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>A server in front of the page's own, under another name or scheme.</summary>
internal static class PageFront
{
    /// <summary>Puts one there until the scenario ends.</summary>
    /// <param name="context">The scenario.</param>
    /// <param name="scheme"><c>http</c> or <c>https</c>.</param>
    /// <param name="name">A name that the browsers find at this machine.</param>
    public static void Put(ScenarioContext context, string scheme, string name)
    {
        var page = context.HostPage;
        var certificate = scheme == Uri.UriSchemeHttps ? SelfSigned.Create(name) : null;
        if (certificate is not null)
            context.Own(certificate);
        var front = page;
        var credentials = context.Site.Credentials.FirstOrDefault(item => item.AreFor(page));
        var server = context.StartServer(
            (connection, ending) => Relay.RunAsync(connection.Stream, front, page, credentials, ending), certificate is null ? null : () => certificate);
        front = new UriBuilder(page) { Scheme = scheme, Host = name, Port = server.Port }.Uri;
        context.HostPage = front;
    }
}
