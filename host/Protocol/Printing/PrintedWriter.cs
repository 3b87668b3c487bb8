using System.Text;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Protocol.Printing;

/// <summary>
/// The way out to a terminal or a log: what is written passes <see cref="PrintedText"/> and leaves no beginning of a CI command
/// (<see cref="CommandGuard"/>), however it is cut into pieces. An address that is written in one piece loses its user and password. Safe
/// for concurrent use.
/// </summary>
/// <param name="inner">Where it goes; it stays the caller's.</param>
/// <param name="guard">What was written to the same place before, by other writers too.</param>
public sealed class PrintedWriter(TextWriter inner, CommandGuard guard) : TextWriter
{
    private const char Guard = '\\';

    private readonly StringBuilder pending = new();
    private readonly TextCleaner cleaner = new();

    /// <summary>A writer that is alone with its place.</summary>
    public PrintedWriter(TextWriter inner)
        : this(inner, new CommandGuard()) { }

    /// <summary>
    /// Gets a value indicating whether the text was cleaned before and has our own colours and movements of the cursor in it, which stay.
    /// </summary>
    public bool IsStyled { get; init; }

    /// <summary>Gets a value indicating whether lines are commands of our own for the CI system.</summary>
    public bool IsCommands { get; init; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (guard)
        {
            var text = IsStyled ? buffer.ToString() : Cleaned(buffer);
            foreach (var letter in text)
            {
                if (guard.Breaks(letter) && !(IsCommands && letter == ':'))
                    pending.Append(Guard);
                pending.Append(letter);
            }

            // At once: on a console each call is one to the system, and the lines of several processes stay whole.
            inner.Write(Taken());
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    private string Cleaned(ReadOnlySpan<char> value)
    {
        cleaner.Clean(value, pending);
        return Redactor.HideCredentials(Taken());
    }

    private string Taken()
    {
        var text = pending.ToString();
        pending.Clear();
        return text;
    }
}

/// <summary>
/// Sees where a log would be read as a command of a CI system. GitHub's runner takes <c>::</c> at the beginning of a line, behind white
/// space too, and <c>##[</c> anywhere (actions/runner, ActionCommand); Azure Pipelines takes <c>##[</c> and <c>##vso[</c>, TeamCity
/// <c>##teamcity[</c>.
/// </summary>
public sealed class CommandGuard
{
    private const char Escape = '\e';

    private bool isAtStart = true;
    private bool isBehindColon;
    private int hashes;
    private Style style;

    private enum Style
    {
        None,
        Begun,
        Open,
    }

    /// <summary>Takes the next character. When it would complete such a beginning, something has to stand before it.</summary>
    public bool Breaks(char next)
    {
        // A code for a colour does not move the position in the line.
        if (IsStyle(next))
            return false;
        var breaks = BreaksLine(next) | BreaksAnywhere(next);
        if (next is '\n' or '\r' or PrintedText.Replacement)
            (isAtStart, isBehindColon) = (true, false);
        return breaks;
    }

    private bool BreaksLine(char next)
    {
        if (!isAtStart || (!isBehindColon && IsSpace(next)))
            return false;
        var breaks = isBehindColon && next == ':';
        isBehindColon = !isBehindColon && next == ':';
        isAtStart = isBehindColon;
        return breaks;
    }

    private bool BreaksAnywhere(char next)
    {
        var breaks = hashes > 1 && next == '[';
        hashes =
            next == '#' ? Math.Min(hashes + 1, 2)
            : hashes > 1 && char.IsAsciiLetterOrDigit(next) ? hashes
            : 0;
        return breaks;
    }

    // ECMA-48, 5.4: ESC [, then parameters, then one letter.
    private bool IsStyle(char next)
    {
        var before = style;
        style = (before, next) switch
        {
            (_, Escape) => Style.Begun,
            (Style.Begun, '[') => Style.Open,
            (Style.Open, >= ' ' and <= '?') => Style.Open,
            _ => Style.None,
        };
        return style != Style.None || before == Style.Open;
    }

    // Behind a character that was replaced, another reader may see the beginning of a line.
    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter == PrintedText.Replacement;
}
