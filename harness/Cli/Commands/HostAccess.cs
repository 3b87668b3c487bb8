namespace KojiWidgetHarness.Cli.Commands;

/// <summary>A running host and what opens it.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Token">The token.</param>
internal sealed record HostAccess(Uri Address, string Token)
{
    /// <summary>What to tell when the host does not answer as it should.</summary>
    public string Explain(HttpRequestException failure) => failure.StatusCode switch
    {
        System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden =>
            $"The host at {Address} refuses the token. Take it from the dashboard's link, or name the host's folder with --data.",
        null => $"No host answers at {Address}. Start one with 'up', or name another with --host.",
        var status => $"The host at {Address} answered {(int)status}. Look at its log.",
    };
}
