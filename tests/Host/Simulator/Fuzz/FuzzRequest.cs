using System.Net.Http.Headers;
using System.Text;

namespace KojiWidgetHarness.Tests.Host.Simulator.Fuzz;

/// <summary>A request that nobody would write by hand.</summary>
internal sealed record FuzzRequest(string Method, string Path)
{
    public string? Authorization { get; init; }

    public string? Token { get; init; }

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; }

    public HttpRequestMessage ToMessage()
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        // A connection whose last body nobody read may close just when it is used again.
        request.Headers.ConnectionClose = true;
        if (Authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        if (Token is not null)
            request.Headers.TryAddWithoutValidation("X-Session-Token", Token);
        if (Body is null)
            return request;

        request.Content = new ByteArrayContent(Body);
        if (ContentType is not null && MediaTypeHeaderValue.TryParse(ContentType, out var type))
            request.Content.Headers.ContentType = type;
        return request;
    }

    /// <summary>What a failing test shows, so that it can be sent again.</summary>
    public override string ToString() =>
        $"{Method} {Path}, Authorization: {Authorization ?? "none"}, token: {Token ?? "none"}, {ContentType}, body: {(Body is null ? "none" : Encoding.Latin1.GetString(Body))}";
}
