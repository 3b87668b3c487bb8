using KojiWidgetHarness.Protocol.Causes;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Why a failure happened: cause, how sure that is, what speaks for it, and what to do.</summary>
internal static class WhyCard
{
    public static void Write(Diagnosis found)
    {
        var lines = found.Evidence.Select(item => $"[grey]{Words(item.Fact)}[/] {Markup.Escape(item.Value)} [grey]({Words(item.Place)})[/]");
        var text = $"{Markup.Escape(CauseCatalog.Find(found.Cause)?.Summary ?? found.Cause.Value)}\n{string.Join('\n', lines)}\n[bold]Fix:[/] {Markup.Escape(found.Fix)}";
        AnsiConsole.Write(new Panel(text).Header($" why: {found.Cause}, {Words(found.Confidence)} ").RoundedBorder());
    }

    private static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
