using System.Collections.Frozen;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Finds e-mail addresses. Versions of packages, pictures of several sizes and accounts of machines are not addresses.</summary>
internal static class EmailAddresses
{
    // RFC 5321, 4.5.3.1.
    private const int LongestName = 64;
    private const int LongestDomain = 255;

    private static readonly FrozenSet<string> Machines = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "git", "hg", "svn", "ssh");

    // No domain ends so, and files do: logo@2x.png.
    private static readonly FrozenSet<string> FileEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "avif",
        "ico",
        "js",
        "mjs",
        "cjs",
        "css",
        "tsx",
        "jsx",
        "json",
        "html",
        "htm",
        "woff",
        "woff2",
        "xml",
        "txt",
        "tgz",
        "yml",
        "yaml"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MachineNames = Machines.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = FileEndings.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Adds those of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What was found before, users and passwords in addresses among them.</param>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        HashSet<int>? ends = null;
        for (var at = 0; at < letters.Length; )
        {
            var next = letters[at..].IndexOf('@');
            if (next < 0)
                return;
            at += next;
            var (start, end) = (NameBefore(letters, at), DomainBehind(letters, at + 1));
            if (
                start < at
                && end > at + 1
                && !MachineNames.Contains(letters[start..at])
                // The host of an address with user and password is not a secret.
                && !(ends ??= [.. found.Select(span => span.End)]).Contains(text.Span(at, at).Start)
            )
                found.Add(text.Span(start, end));
            at = Math.Max(end, at + 1);
        }
    }

    private static int NameBefore(ReadOnlySpan<char> letters, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestName && IsPartOfName(letters[start - 1]))
            start--;
        while (start < at && letters[start] is '.' or '\'' or '-' or '=' or '&' or '?')
            start++;
        return start;
    }

    // Of the characters that RFC 5322 lets in, those that addresses have and that end nothing around them.
    private static bool IsPartOfName(char letter) =>
        char.IsLetterOrDigit(letter) || letter is '.' or '_' or '+' or '-' or '%' or '\'' or '~' or '\uFFFD';

    private static int DomainBehind(ReadOnlySpan<char> letters, int start)
    {
        var end = start;
        while (end < letters.Length && end - start < LongestDomain && (char.IsLetterOrDigit(letters[end]) || letters[end] is '-' or '.'))
            end++;
        while (end > start && letters[end - 1] is '-' or '.')
            end--;
        var domain = letters[start..end];
        var dot = domain.LastIndexOf('.');
        if (dot < 1 || domain.Contains("..", StringComparison.Ordinal) || domain[0] is '-' or '.')
            return start;
        var top = domain[(dot + 1)..];
        return top.Length >= 2 && char.IsLetter(top[0]) && !Endings.Contains(top) && !IsVersion(domain) ? end : start;
    }

    // 1.2.3-beta.rc, 2x.min: digits, a dot and more digits, or a factor.
    private static bool IsVersion(ReadOnlySpan<char> domain)
    {
        var digits = domain.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0)
            return false;
        return domain[digits] is 'x' or 'X'
            ? domain[digits + 1] == '.' && char.IsLetter(domain[^1]) && digits <= 2
            : domain[digits] == '.' && digits + 1 < domain.Length && char.IsAsciiDigit(domain[digits + 1]);
    }
}
