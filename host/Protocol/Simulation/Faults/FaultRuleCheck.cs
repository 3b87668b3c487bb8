using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>What a fault can be.</summary>
public static class FaultRuleCheck
{
    /// <summary>What keeps this rule from being used, in one line with its remedy; null when nothing does.</summary>
    public static string? Refuse(FaultRule rule) =>
        RefuseId(rule.Id)
        ?? (rule.Match is { } match ? RefuseMatch(match, rule) : null)
        ?? RefuseDuration(rule)
        ?? FaultEffectCheck.Refuse(rule.Effect);

    private static string? RefuseId(string? id)
    {
        if (id is null)
            return null;
        return
            id.Length is 0 or > FaultLimits.IdCharacters
            || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? $"id must be 1 to {FaultLimits.IdCharacters} letters, digits, hyphens, underscores or dots."
            : null;
    }

    private static string? RefuseMatch(FaultMatch match, FaultRule rule)
    {
        (string Name, string? Value)[] texts =
        [
            ("method", match.Method),
            ("path", match.Path),
            ("project", match.Project),
            ("key", match.Key),
            ("header.name", match.Header?.Name),
        ];
        foreach (var (name, value) in texts)
        {
            if (value is { Length: 0 or > FaultLimits.TextCharacters })
                return $"match.{name} must be 1 to {FaultLimits.TextCharacters} characters; leave it out to match any.";
        }

        if (match.Header?.Value is { Length: > FaultLimits.TextCharacters })
            return $"match.header.value must be at most {FaultLimits.TextCharacters} characters.";
        if (match.Method is { } method && !method.All(char.IsAsciiLetter))
            return $"match.method must be an HTTP method such as POST, not '{method}'.";
        if (match.Path is not (null or ['/' or '*', ..]))
            return "match.path must begin with / or *, as in /api/v1/interviews/*.";
        if (match.Nth is < 1)
            return "match.nth must be 1 or more; the first request is 1.";
        if (match.Nth is not null && rule.Times is > 1)
            return "match.nth is a single request, so times cannot be more than 1. Leave one of them out.";
        // Not `is <= 0 or > 1`: that lets NaN through.
        return match.Probability is null or (> 0 and <= 1) ? null : "match.probability must be above 0 and at most 1.";
    }

    private static string? RefuseDuration(FaultRule rule)
    {
        if (rule.Times is < 1)
            return "times must be 1 or more; leave it out for a fault without end.";
        if (rule.ForSeconds is not (null or (> 0 and <= FaultLimits.ScheduleSeconds)))
            return "forSeconds must be above 0 and at most a year.";
        return rule.AfterSeconds is null or (>= 0 and <= FaultLimits.ScheduleSeconds)
            ? null
            : "afterSeconds must be 0 or more and at most a year.";
    }
}

/// <summary>What a fault can do, and what of it goes together.</summary>
internal static class FaultEffectCheck
{
    private const int LongestEcho = 40;

    private static readonly FaultEffect None = new();

    public static string? Refuse(FaultEffect effect) =>
        effect == None
            ? "effect does nothing. Name at least one, such as code, status, latencyMs, hang or reset."
            : RefuseAnswer(effect) ?? RefuseNumbers(effect) ?? RefuseContradiction(effect);

    private static string? RefuseAnswer(FaultEffect effect)
    {
        if (effect.Status is < 400 or > 599)
            return "effect.status must be 400 to 599.";
        if (
            effect.ContentType is { } type
            && (type.Length is 0 or > FaultLimits.TextCharacters || type.Any(letter => letter is < ' ' or > '~'))
        )
            return $"effect.contentType must be a media type of 1 to {FaultLimits.TextCharacters} ASCII characters, such as text/html.";
        if (effect.Code is not { } code || KojiErrorCatalog.Find(new(code)) is { HttpStatus: not null })
            return null;
        var known = string.Join(", ", KojiErrorCatalog.All.Where(error => error.HttpStatus is not null).Select(error => error.Code.Value));
        return $"effect.code '{code.Shortened(LongestEcho)}' is not one that the API answers. Choose one of {known}.";
    }

    private static string? RefuseNumbers(FaultEffect effect)
    {
        if (effect.LatencyMs is < 0 or > FaultLimits.WaitMs)
            return $"effect.latencyMs must be 0 to {FaultLimits.WaitMs}; use hang for no answer at all.";
        if (effect.JitterMs is < 0 or > FaultLimits.WaitMs)
            return $"effect.jitterMs must be 0 to {FaultLimits.WaitMs}.";
        if (effect.BytesPerSecond is < 1)
            return "effect.bytesPerSecond must be 1 or more; use hang for no answer at all.";
        return effect.TruncateAfterBytes is < 0 ? "effect.truncateAfterBytes must be 0 or more." : null;
    }

    private static string? RefuseContradiction(FaultEffect effect)
    {
        if (effect is { Hang: true, Reset: true })
            return "effect.hang and effect.reset rule each other out. Leave one of them out; latencyMs with reset resets later.";
        var answers =
            effect.Status is not null
            || effect.Code is not null
            || effect.BytesPerSecond is not null
            || effect.TruncateAfterBytes is not null
            || effect.ContentType is not null
            || effect.DropCors;
        if (answers && (effect.Hang || effect.Reset))
            return $"effect.{(effect.Hang ? "hang" : "reset")} leaves nothing to answer. Leave out status, code, bytesPerSecond, truncateAfterBytes, contentType and dropCors.";
        return effect.Hang && (effect.LatencyMs ?? effect.JitterMs) is not null
            ? "effect.hang never answers. Leave latencyMs and jitterMs out."
            : null;
    }
}
