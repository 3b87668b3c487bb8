using KojiWidgetHarness.Checks.Http;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace KojiWidgetHarness.Scenarios.Http;

/// <summary>How a SignalR connection to a host is made.</summary>
internal static class HubOptions
{
    /// <summary>Lets it be made as every connection of the harness is, its requests and its socket.</summary>
    public static void UseHarnessHttp(this HttpConnectionOptions options, HostDoor door)
    {
        if (door.Bearer is { } token)
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        else
            options.Headers["Authorization"] = door.Authorization;
        options.HttpMessageHandlerFactory = _ => HarnessHttp.NewHandler();
        options.WebSocketFactory = async (context, cancellation) => await HarnessHttp.OpenSocketAsync(context.Uri, door.Authorization, cancellation);
    }
}
