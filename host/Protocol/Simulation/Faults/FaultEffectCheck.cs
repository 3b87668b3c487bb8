using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

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
