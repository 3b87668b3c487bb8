using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The keys below <c>embed</c>.</summary>
internal static class EmbedFields
{
    public const string Mode = "mode";
    public const string Project = "project";
    public const string Allow = "allow";
    public const string Sandbox = "sandbox";

    /// <summary>The modes of a widget.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["text", "voice"];

    /// <summary>All fields of an embed.</summary>
    public static IReadOnlyList<Field<EmbedSettings>> All { get; } =
    [
        Field<EmbedSettings>.Of(
            Project, "The project id in the src.", Kinds.Text, embed => embed.Project, (embed, value) => embed with { Project = value }),
        Field<EmbedSettings>.Of(
            Mode, "How the person answers; null leaves it to the project.", new OrNullKind(Kinds.OneOf(Modes)),
            embed => embed.Mode, (embed, value) => embed with { Mode = value }),
        Field<EmbedSettings>.Of(
            Allow, "The iframe's allow; null for no attribute.", new OrNullKind(Kinds.Text),
            embed => embed.Allow, (embed, value) => embed with { Allow = value }),
        Field<EmbedSettings>.Of(
            Sandbox, "The iframe's sandbox; null for no attribute.", new OrNullKind(Kinds.Text),
            embed => embed.Sandbox, (embed, value) => embed with { Sandbox = value }),
        Field<EmbedSettings>.Of(
            "loading", "The iframe's loading.", Kinds.OneOf([("eager", false), ("lazy", true)]),
            embed => embed.Lazy, (embed, value) => embed with { Lazy = value }),
    ];
}
