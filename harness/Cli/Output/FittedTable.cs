using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>
/// A table that keeps words whole: columns get at least the width of their longest word, and where all of them have no room beside each
/// other, each row is a block with its cells below its first one. Spectre's own table cuts words there, or whole cells.
/// </summary>
/// <param name="columns">Its columns.</param>
internal sealed class FittedTable(params IReadOnlyList<FittedColumn> columns) : Renderable
{
    // A border on each side, and a space on each side of every cell.
    private const int AroundCell = 3;
    private const int Indent = 2;

    private readonly List<IReadOnlyList<string>> rows = [];

    /// <summary>Adds a row of markup; cells that it does not have are empty.</summary>
    public FittedTable AddRow(params IReadOnlyList<string> cells)
    {
        rows.Add([.. cells, .. Enumerable.Repeat("", columns.Count - cells.Count)]);
        return this;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IRenderable content = Fit(options, maxWidth - 1 - (AroundCell * columns.Count)) is { } widths
            ? Beside(widths)
            : Below(options, maxWidth);
        return content.Render(options, maxWidth);
    }

    // The width of each column; null when they have no room beside each other.
    private int[]? Fit(RenderOptions options, int room)
    {
        var needs = columns.Select((column, index) => Need(options, column, index)).ToArray();
        var free = room - needs.Sum(need => need.Min);
        if (free < 0)
            return null;

        var widths = needs.Select(need => need.Min).ToArray();
        // Those that want little get it, and leave their share to the others.
        var order = Enumerable.Range(0, needs.Length).OrderBy(index => needs[index].Max - needs[index].Min).ToArray();
        foreach (var (done, index) in order.Index())
        {
            var more = Math.Min(needs[index].Max - needs[index].Min, free / (order.Length - done));
            widths[index] += more;
            free -= more;
        }

        return widths;
    }

    private Measurement Need(RenderOptions options, FittedColumn column, int index)
    {
        Measurement[] all = [.. rows.Select(row => row[index]).Prepend(Markup.Escape(column.Title)).Select(cell => Measure(options, cell))];
        var (min, max) = (all.Max(cell => cell.Min), all.Max(cell => cell.Max));
        return new(column.KeepsLines ? max : min, max);
    }

    private static Measurement Measure(RenderOptions options, string markup) =>
        ((IRenderable)new Markup(markup)).Measure(options, TerminalOutput.Unlimited);

    private Table Beside(int[] widths)
    {
        var table = new Table().RoundedBorder();
        foreach (var (column, width) in columns.Zip(widths))
            table.AddColumn(
                new TableColumn(Markup.Escape(column.Title)) { Width = width, Alignment = column.IsRight ? Justify.Right : Justify.Left }
            );
        foreach (var row in rows)
            table.AddRow([.. row]);
        return table;
    }

    private Rows Below(RenderOptions options, int width) => new Rows(rows.SelectMany(row => Block(options, row, width - Indent)));

    private IEnumerable<IRenderable> Block(RenderOptions options, IReadOnlyList<string> row, int width)
    {
        yield return new Markup(row[0]);
        var line = "";
        foreach (var (column, cell) in columns.Zip(row).Skip(1).Where(part => part.Second.Length > 0))
        {
            var part = $"[grey]{Markup.Escape(column.Title)}[/] {cell.Replace("\n", ", ", StringComparison.Ordinal)}";
            var longer = line.Length == 0 ? part : $"{line}  {part}";
            if (line.Length > 0 && Measure(options, longer).Max > width)
            {
                yield return Indented(line);
                longer = part;
            }

            line = longer;
        }

        if (line.Length > 0)
            yield return Indented(line);
    }

    private static Padder Indented(string line) => new(new Markup(line), new Padding(Indent, 0, 0, 0));
}

/// <summary>A column of a <see cref="FittedTable"/>.</summary>
/// <param name="Title">What stands above it.</param>
internal sealed record FittedColumn(string Title)
{
    /// <summary>Gets a value indicating whether lines of the column are never wrapped.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Gets a value indicating whether cells are aligned to the right.</summary>
    public bool IsRight { get; init; }
}

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
