using System.CommandLine;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>How a command writes events, one after the other: for people or for programs.</summary>
/// <param name="Format">One of <see cref="EventFormat"/>.</param>
/// <param name="Detail">How much people get of each.</param>
internal sealed record EventOutput(string Format, string Detail)
{
    private const string Interactive = "interactive";
    private const string Compact = "compact";
    private const string Quiet = "quiet";

    /// <summary>The option for the format.</summary>
    public static Option<string> FormatOption(string usual = EventFormat.Human) =>
        EventForms.Format.Option("--format", "How events are written.", usual);

    /// <summary>The option for how much people get.</summary>
    public static Option<string> DetailOption() =>
        Forms
            .Choice(Interactive, Compact, Quiet)
            .Option(
                "--output",
                "For people: a line for each event and the cause below errors, the lines alone, or errors that count alone.",
                Interactive
            );

    /// <summary>Writes what stands before the first event.</summary>
    public void Begin() => Console.Out.Write(EventFormat.Head(Format));

    /// <summary>Writes an event.</summary>
    public void Write(EventEnvelope item)
    {
        if (Format != EventFormat.Human)
        {
            Console.Out.WriteLine(EventFormat.Write(item, Format));
            return;
        }

        var counts = item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted };
        if (Detail != Quiet || counts)
            EventLines.Write(item);
        if (Detail == Interactive && counts)
            EventLines.WriteWhy(item);
    }
}
