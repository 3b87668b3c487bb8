using System.Net;
using KojiWidgetHarness.Host.EmbedPage;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Host.Connect;

/// <summary>What a page of somebody's own needs in it to be seen by this host.</summary>
public static class ConnectTag
{
    /// <summary>Gets the bridge's tag, with the token that lets events in.</summary>
    /// <param name="host">The host's address.</param>
    /// <param name="settings">How the host is set up.</param>
    public static string Of(Uri host, HostSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var script = new Uri(host, ProtocolRoutes.BridgeScript).AbsoluteUri;
        // Without it the bridge looks for Koji's own origins alone.
        var widget = settings.WidgetOrigins.Contains(settings.WidgetBase.Origin())
            ? ""
            : $" data-widget-origins=\"{WebUtility.HtmlEncode(string.Join(',', settings.AllWidgetOrigins))}\"";
        return $"<script src=\"{WebUtility.HtmlEncode(script)}\" data-token=\"{WebUtility.HtmlEncode(settings.Tokens.Ingest)}\"{widget}></script>";
    }

    /// <summary>Gets an iframe in which the simulator answers in place of Koji; null where the host has no simulator.</summary>
    /// <param name="settings">How the host is set up.</param>
    internal static string? Iframe(HostSettings settings) =>
        settings.Simulator is null
            ? null
            : EmbedSnippet.Write(
                new Uri($"{settings.WidgetBase.AbsoluteUri.TrimEnd('/')}/{SimulatorProjects.Active}"),
                "microphone",
                sandbox: null
            );

    /// <summary>Gets what a page's Content-Security-Policy has to allow.</summary>
    /// <param name="host">The host's address.</param>
    internal static string Policy(Uri host)
    {
        var origin = host.Origin();
        return $"script-src {origin}; connect-src {origin} {origin.Replace("http", "ws", StringComparison.Ordinal)}";
    }
}
