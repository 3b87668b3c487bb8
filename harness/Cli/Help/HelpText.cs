namespace KojiWidgetHarness.Cli.Help;

/// <summary>Text in lines of a width, in columns where it says two things.</summary>
internal sealed class HelpText(TextWriter output, int width)
{
    private const int Usual = 80;
    private const int Narrowest = 40;
    private const int Widest = 100;
    private const int WidestFirst = 30;

    /// <summary>That of the terminal where there is one, within reason.</summary>
    public static int WidthOf(TextWriter output)
    {
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            return Usual;
        // Some terminals do not know theirs.
        return Console.WindowWidth is > 0 and var columns ? Math.Clamp(columns, Narrowest, Widest) : Usual;
    }

    /// <summary>An empty line.</summary>
    public void EmptyLine() => output.WriteLine();

    /// <summary>A text in as many lines as it needs.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in Lines(text, width))
            output.WriteLine(line);
    }

    /// <summary>A title and rows of two columns; nothing without rows.</summary>
    public void Section(string title, IEnumerable<(string First, string Second)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        EmptyLine();
        output.WriteLine(title + ":");
        var column = Math.Min(WidestFirst, all.Max(row => row.First.Length)) + 4;
        foreach (var (first, second) in all)
            Row("  " + first, second, column);
    }

    /// <summary>Titles at the left of their rows.</summary>
    public void Groups(IEnumerable<(string Title, IEnumerable<(string First, string Second)> Rows)> groups)
    {
        var all = groups.Select(group => (group.Title, Rows: group.Rows.ToList())).ToList();
        var rows = all.Max(group => group.Title.Length) + 2;
        var column = rows + all.SelectMany(group => group.Rows).Max(row => row.First.Length) + 2;
        foreach (var group in all)
        {
            foreach (var (index, (first, second)) in group.Rows.Index())
                Row((index == 0 ? group.Title : "").PadRight(rows) + first, second, column);
        }
    }

    private void Row(string first, string second, int column)
    {
        var lines = Lines(second, width - column).ToList();
        if (lines.Count == 0)
        {
            output.WriteLine(first);
            return;
        }

        // What does not fit its column has a line to itself.
        if (first.Length > column - 2)
            output.WriteLine(first);
        else
            (lines[0], first) = (first.PadRight(column) + lines[0], "");
        foreach (var (index, line) in lines.Index())
            output.WriteLine(index == 0 && first.Length == 0 ? line : new string(' ', column) + line);
    }

    private static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        if (line.Length > 0)
            yield return line;
    }
}
