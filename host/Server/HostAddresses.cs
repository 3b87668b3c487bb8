using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KojiWidgetHarness.Host;

/// <summary>Where a started host is found.</summary>
public static class HostAddresses
{
    /// <summary>The host's base address. Its name is <c>localhost</c>, so that a widget on <c>127.0.0.1</c> is another site.</summary>
    /// <exception cref="InvalidOperationException">The host was not started.</exception>
    public static Uri BaseAddress(this WebApplication host)
    {
        var bound = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The host has no address yet. Call StartAsync first.");
        return new UriBuilder(bound) { Host = "localhost" }.Uri;
    }

    /// <summary>The dashboard with the token that opens it.</summary>
    public static Uri DashboardAddress(this WebApplication host, HostSettings options) =>
        host.LoginAddress(options, ProtocolRoutes.Dashboard);

    /// <summary>Page and dashboard side by side, with the token that opens them.</summary>
    public static Uri WorkbenchAddress(this WebApplication host, HostSettings options) =>
        host.LoginAddress(options, ProtocolRoutes.Workbench);

    /// <summary>The dashboard's scenarios, with the token that opens them.</summary>
    public static Uri ScenariosAddress(this WebApplication host, HostSettings options) =>
        host.LoginAddress(options, ProtocolRoutes.ScenariosPage);

    private static Uri LoginAddress(this WebApplication host, HostSettings options, string returnUrl) =>
        new(
            host.BaseAddress(),
            $"{ProtocolRoutes.Login}?{ProtocolRoutes.TokenParameter}={options.Tokens.Reader}&returnUrl={Uri.EscapeDataString(returnUrl)}"
        );

    // "localhost" binds both loopback addresses, which cannot share a port that the system chooses.
    internal static void ListenLocalhostOrFree(this KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        if (port == 0)
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(port);
    }
}
