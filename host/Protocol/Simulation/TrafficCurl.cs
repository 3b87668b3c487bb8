using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>A recorded request as the command that makes it. Where a secret stood stands a variable of the shell.</summary>
public static partial class TrafficCurl
{
    // curl makes these itself, for its own connection.
    private static readonly HashSet<string> NotSent = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        "Connection",
        "Keep-Alive",
        "Content-Length",
        "Transfer-Encoding",
        "Expect",
        "Upgrade",
        "Accept-Encoding",
    };

    private static readonly Dictionary<string, string> Variables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Authorization"] = "KOJI_API_KEY",
        ["X-Session-Token"] = "KOJI_SESSION_TOKEN",
        ["Cookie"] = "KOJI_COOKIE",
    };

    /// <summary>The command, for a POSIX shell.</summary>
    public static string Of(TrafficRecord exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var host = exchange.RequestHeaders.FirstOrDefault(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))?.Value
            ?? "localhost";
        List<string> parts =
        [
            $"curl --include{Method(exchange)} {Quoted($"{exchange.Scheme}://{host}{exchange.Path}", Named)}",
            .. exchange
                .RequestHeaders.Where(header => !NotSent.Contains(header.Name))
                .Select(header =>
                    $"-H {Quoted($"{header.Name}: {header.Value}", mark => Variables.GetValueOrDefault(header.Name) ?? Named(mark))}"
                ),
        ];
        if (exchange.RequestBody?.Text is { } body)
            parts.Add($"--data-raw {Quoted(body, Named)}");
        return string.Join(" \\\n  ", parts);
    }

    /// <summary>Gets what is to be known before the command is run; null when it is the request, whole and without a secret.</summary>
    public static string? Note(TrafficRecord exchange, string command)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(command);
        return (exchange.RequestBody, command.Contains("\"$KOJI_", StringComparison.Ordinal)) switch
        {
            ({ Truncated: true } or { Text: null, Bytes: > 0 }, _) =>
                "The body is not here in full, so the command does not send it as it was.",
            (_, true) => "Secrets were taken out. Set the variables to yours before you run it.",
            _ => null,
        };
    }

    private static string Method(TrafficRecord exchange) =>
        (exchange.Method, exchange.RequestBody?.Text) switch
        {
            ("GET", null) or ("POST", not null) => "",
            ("HEAD", null) => " --head",
            var (method, _) => $" -X {Quoted(method, Named)}",
        };

    // Its letters tell secrets apart, and the same one is the same variable.
    private static string Named(string mark) => mark.Length == 0 ? "KOJI_SECRET" : $"KOJI_SECRET_{mark.ToUpperInvariant()}";

    // A variable stands between two quoted texts.
    private static string Quoted(string text, Func<string, string> variable) =>
        Mark().Replace(text.ShellQuoted(), found => $"'\"${variable(found.Groups[1].Value)}\"'");

    [GeneratedRegex(@"\[redacted(?::([0-9a-f]+))?\]")]
    private static partial Regex Mark();
}
