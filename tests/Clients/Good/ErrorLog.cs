namespace KojiWidgetHarness.Tests.Clients.Good;

/// <summary>Logs status and body of every answer that is an error, and no header of the request.</summary>
internal sealed class ErrorLog : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            await Console.Error.WriteLineAsync(
                $"{request.Method} {request.RequestUri?.AbsolutePath}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}"
            );
        }

        return response;
    }
}
