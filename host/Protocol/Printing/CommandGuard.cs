namespace KojiWidgetHarness.Protocol.Printing;

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
