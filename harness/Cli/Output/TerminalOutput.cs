using System.Text;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Where Spectre writes, and what it has to know of the place.</summary>
/// <param name="writer">Where.</param>
/// <param name="isTerminal">Whether a person sees it there.</param>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    /// <summary>The width of what is not a terminal: nothing is wrapped there, for a broken name is worth nothing to a reader of a log.</summary>
    public const int Unlimited = 100_000;

    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => !isTerminal ? Unlimited : Measured(() => Console.BufferWidth, UsualWidth);

    public int Height => Measured(() => Console.WindowHeight, UsualHeight);

    public void SetEncoding(Encoding encoding) => Console.OutputEncoding = encoding;

    // A console may not know, and says 0 or throws then.
    private static int Measured(Func<int> measure, int usual)
    {
        try
        {
            return measure() is > 0 and var size ? size : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }
}
