using System.Globalization;
using KojiWidgetHarness.Protocol.Events.Errors;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>A fault in words, for a terminal or a page; it still has to be encoded for either.</summary>
public static class FaultText
{
    /// <summary>Gets which requests: <c>POST /api/*, with key k</c>, or <c>every request</c>.</summary>
    public static string Meets(FaultMatch? match)
    {
        var address = string.Join(' ', new[] { match?.Method?.ToUpperInvariant(), match?.Path }.OfType<string>());
        string?[] words =
        [
            address.Length == 0 ? "every request" : address,
            match?.Project is { } project ? $"of project {project}" : null,
            match?.Key is { } key ? $"with key {key}" : null,
            match?.Header is { } header ? $"with {header.Name}{(header.Value is null ? "" : $": {header.Value}")}" : null,
            match?.Nth is { } nth ? $"the {nth}{Ordinal(nth)} only" : null,
            match?.Probability is { } probability
                ? $"{(probability * 100).ToString("0.##", CultureInfo.InvariantCulture)} % of them (seed {match.Seed ?? 0})"
                : null,
        ];
        return string.Join(", ", words.OfType<string>());
    }

    /// <summary>What happens to them: <c>503 service_unavailable, latency 200ms</c>.</summary>
    public static string Does(FaultEffect effect)
    {
        string?[] words =
        [
            string.Join(' ', new[] { StatusOf(effect)?.ToString(CultureInfo.InvariantCulture), effect.Code }.OfType<string>()),
            effect.LatencyMs is not null || effect.JitterMs is not null
                ? $"latency {effect.LatencyMs ?? 0}ms{(effect.JitterMs is { } jitter ? $" and up to {jitter}ms more" : "")}"
                : null,
            effect.BytesPerSecond is { } rate ? $"{rate} bytes a second" : null,
            effect.Hang ? "hangs" : null,
            effect.Reset ? "resets the connection" : null,
            effect.TruncateAfterBytes is { } bytes ? $"cut after {bytes} bytes" : null,
            effect.ContentType is { } type ? $"as {type}" : null,
            effect.DropCors ? "without CORS headers" : null,
            effect.ExpireSession ? "expires the session" : null,
            effect.RevokeKey ? "revokes the key" : null,
        ];
        return string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
    }

    /// <summary>How often it happened: <c>1 of 3</c>, or <c>1</c> where it is without end.</summary>
    public static string Count(FaultRuleState state) =>
        (state.Rule.Times ?? (state.Rule.Match?.Nth is null ? null : 1)) is { } times ? $"{state.Fired} of {times}" : $"{state.Fired}";

    private static int? StatusOf(FaultEffect effect) =>
        effect.Status ?? (effect.Code is { } code ? KojiErrorCatalog.Find(new(code))?.HttpStatus : null);

    private static string Ordinal(int number) =>
        (number % 100, number % 10) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
}
