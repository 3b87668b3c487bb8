using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Simulator.Callers;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>A case as what somebody types or pastes.</summary>
internal static class CaseText
{
    // A command with more than that in it is not one that a person reads.
    private const int LongestBody = 1000;

    /// <summary>The request as a command for a POSIX shell.</summary>
    public static string Curl(CaseRequest request, Uri simulator)
    {
        var parts = new List<string> { $"curl -i {new Uri(simulator, request.Path).AbsoluteUri.ShellQuoted()}" };
        if (request.Method != "GET")
            parts.Add($"-X {request.Method}");
        if (request.Authorization is { } authorization)
            parts.Add($"-H {$"Authorization: {authorization}".ShellQuoted()}");
        if (request.SessionToken is { } token)
            parts.Add($"-H {$"{CallerHeaders.SessionToken}: {token}".ShellQuoted()}");
        if (request.Body is null)
            return string.Join(' ', parts);

        parts.Add("-H 'Content-Type: application/json'");
        if (request.Body.Length <= LongestBody)
            return string.Join(' ', [.. parts, $"-d {request.Body.ShellQuoted()}"]);
        return $"head -c {request.Body.Length} /dev/zero | tr '\\0' ' ' | {string.Join(' ', [.. parts, "--data-binary @-"])}";
    }

    /// <summary>The iframe as markup.</summary>
    public static string Iframe(CaseEmbed embed, Uri simulator)
    {
        var src = new Uri(simulator, embed.Src).AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal);
        var allow = embed.Allow is null ? "" : $" allow=\"{embed.Allow}\"";
        return $"<iframe src=\"{src}\" width=\"400\" height=\"600\" frameborder=\"0\"{allow}></iframe>";
    }
}
