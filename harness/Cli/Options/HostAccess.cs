using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Addresses;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>A running host and what opens it.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Token">The token.</param>
internal sealed record HostAccess(WebAddress Address, string Token)
{
    /// <summary>What to tell when the host does not answer as it should; null where that is not what failed.</summary>
    public string? Explain(Exception failure) => failure switch
    {
        HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
            $"The host at {Address} refuses the token{(Address.Credentials is null ? "" : ", or what stands before it the user and the password")}. Take it from the dashboard's link, or name the host's folder with --data.",
        HttpRequestException { StatusCode: null } => $"No host answers at {Address}. Start one with 'up', or name another with --host.",
        HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } or JsonException or InvalidDataException or FormatException =>
            $"What answers at {Address} is not a host of this program. Start one with 'up', or name another with --host.",
        HttpRequestException { StatusCode: { } status } => $"The host at {Address} answered {(int)status}. Look at its log.",
        HubException => $"The host at {Address} refuses: {failure.Message}",
        _ => null,
    };
}
