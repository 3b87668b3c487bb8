using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Something in which one visitor's browser differs from another's.</summary>
/// <param name="Of">Makes a visitor one who has it.</param>
internal sealed record VisitorTrait(Func<Visitor, Visitor> Of)
{
    private const string Storage = "third-party-storage";
    private const string Workers = "service-workers";
    private const string Permission = "permission";

    private static readonly Dictionary<string, Func<Visitor, Visitor>> Known = new(StringComparer.Ordinal)
    {
        [$"{Storage}=allowed"] = visitor => visitor with { ThirdPartyStorage = true },
        [$"{Storage}=blocked"] = visitor => visitor with { ThirdPartyStorage = false },
        [$"{Workers}=allowed"] = visitor => visitor with { ServiceWorkers = true },
        [$"{Workers}=blocked"] = visitor => visitor with { ServiceWorkers = false },
        [$"{Permission}=granted"] = visitor => visitor with { Permission = MicrophoneSetting.Granted },
        [$"{Permission}=denied"] = visitor => visitor with { Permission = MicrophoneSetting.Denied },
        [$"{Permission}=ask"] = visitor => visitor with { Permission = MicrophoneSetting.Prompt },
    };

    /// <summary>What there is, in words.</summary>
    public const string Forms = $"{Storage}=allowed|blocked, {Workers}=allowed|blocked or {Permission}=granted|denied|ask";

    /// <summary>How one is written.</summary>
    public static ValueForm<VisitorTrait> Form { get; } = new("TRAIT", Forms, TryRead)
    {
        Words = [.. Known.Keys],
        Hint = text => NearWords.Question(text, Known.Keys),
    };

    private static bool TryRead(string text, out VisitorTrait? trait)
    {
        trait = Known.TryGetValue(text, out var of) ? new(of) : null;
        return trait is not null;
    }
}
