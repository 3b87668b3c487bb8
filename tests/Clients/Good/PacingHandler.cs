using System.Globalization;

namespace KojiWidgetHarness.Tests.Clients.Good;

/// <summary>Holds the next request back until the window ends, once nothing of it remains.</summary>
internal sealed class PacingHandler : DelegatingHandler
{
    private DateTimeOffset free = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (free - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero && request.Headers.Authorization is not null)
            await Task.Delay(wait, cancellationToken);

        var response = await base.SendAsync(request, cancellationToken);
        if (Number(response, "X-RateLimit-Remaining") == 0 && Number(response, "X-RateLimit-Reset") is { } reset)
            free = DateTimeOffset.FromUnixTimeSeconds(reset);
        return response;
    }

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.Single(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
