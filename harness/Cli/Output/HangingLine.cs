using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>
/// A text behind something that stands before it once: what does not fit the line goes on below the text, not below what stands before it.
/// </summary>
/// <param name="before">What stands before it, as markup.</param>
/// <param name="text">The text, as markup.</param>
internal sealed class HangingLine(string before, string text) : Renderable
{
    // A text in a narrower column is hard to read.
    private const int Narrowest = 24;
    private const int Indent = 4;

    /// <summary>Writes one to standard output.</summary>
    public static void Write(string before, string text) => AnsiConsole.Write(new HangingLine(before, text));

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var (head, body) = (Measure(options, before).Max, Measure(options, text));
        if (head + body.Max <= maxWidth)
            return Lines(options, new Markup(before + text), maxWidth);
        var room = maxWidth - head;
        if (room >= Narrowest && body.Min <= room)
            return Columns(options, head, room);
        // Words that are longer, as addresses are, have a line to themselves rather than being cut.
        return Lines(options, new Markup(before), maxWidth)
            .Concat(
                Lines(options, new Padder(new Markup(text), new Padding(body.Min + Indent <= maxWidth ? Indent : 0, 0, 0, 0)), maxWidth)
            );
    }

    private IEnumerable<Segment> Columns(RenderOptions options, int head, int room)
    {
        var grid = new Table().NoBorder().HideHeaders().AddColumns(Column(head), Column(room)).AddRow(before, text);
        return ((IRenderable)grid).Render(options, head + room);
    }

    private static TableColumn Column(int width) => new("") { Width = width, Padding = new Padding(0, 0, 0, 0) };

    private static IEnumerable<Segment> Lines(RenderOptions options, IRenderable content, int width)
    {
        List<Segment> all = [.. content.Render(options, width)];
        return all is [.., { IsLineBreak: true }] ? all : all.Append(Segment.LineBreak);
    }

    private static Measurement Measure(RenderOptions options, string markup) =>
        ((IRenderable)new Markup(markup)).Measure(options, TerminalOutput.Unlimited);
}

/// <summary>
/// Text of others within Spectre's markup: it is not markup, takes one line, so that a table keeps its columns, and has no password in it
/// that a line could cut in two.
/// </summary>
internal static class MarkupText
{
    /// <param name="text">The text; null is empty.</param>
    /// <param name="longest">How much of it is shown.</param>
    public static string Of(string? text, int longest = int.MaxValue) =>
        Markup.Escape(PrintedText.Line(Redactor.HideCredentials(PrintedText.Of(text ?? "")), longest));
}
