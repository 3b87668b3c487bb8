namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Decides quickly that a text holds no secret: most hold none, and many are asked about each second. Each secret has a sign in it, and
/// each sign three characters that few texts have; those are looked up as the text goes by, and only where they are is the sign itself
/// asked about.
/// </summary>
internal static class SecretSigns
{
    private const int Length = 3;
    private const int Shift = 5;
    private const int Mask = (1 << (Shift * Length)) - 1;

    private delegate bool Sign(ReadOnlySpan<char> text, int at);

    private static readonly bool[] Marked = new bool[Mask + 1];
    private static readonly Dictionary<int, List<Sign>> ByHash = [];

    static SecretSigns()
    {
        foreach (var sign in NamedSecrets.Signs)
            Add(sign, (text, at) =>
                StartsWith(text, at, sign, StringComparison.OrdinalIgnoreCase) && NamedSecrets.IsPartOfOne(text, at, sign.Length)
            );
        foreach (var sign in PhoneNumbers.Labels)
            Add(sign, (text, at) => StartsWith(text, at, sign, StringComparison.OrdinalIgnoreCase) && PhoneNumbers.IsLabel(text, at));
        foreach (var sign in AuthorizationSchemes.Names)
            Add(sign, (text, at) => StartsWith(text, at, sign, StringComparison.OrdinalIgnoreCase));
        foreach (var sign in (string[])[.. SecretFamilies.Signs, .. SecretShapes.Signs, PrivateKeys.Sign, .. Disguises()])
            Add(sign, (text, at) => StartsWith(text, at, sign, StringComparison.Ordinal));
    }

    /// <summary>Determines whether a text can hold a secret: false only where none is found.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        if (text.Contains('@') || PhoneNumbers.AreIn(text))
            return true;
        var marked = Marked.AsSpan(0, Mask + 1);
        var hash = 0;
        for (var at = 0; at < text.Length; at++)
        {
            hash = ((hash << Shift) ^ Folded(text[at])) & Mask;
            if (marked[hash] && at >= Length - 1 && IsSign(text, at - Length + 1, hash))
                return true;
        }

        return false;
    }

    private static bool IsSign(ReadOnlySpan<char> text, int at, int hash)
    {
        foreach (var sign in ByHash[hash])
        {
            if (sign(text, at))
                return true;
        }

        return false;
    }

    private static void Add(string sign, Sign isSign)
    {
        var hash = Hash(Folded(sign[0]), Folded(sign[1]), Folded(sign[2]));
        Marked[hash] = true;
        if (!ByHash.TryGetValue(hash, out var signs))
            ByHash[hash] = signs = [];
        signs.Add(isSign);
    }

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string sign, StringComparison comparison) =>
        text[at..].StartsWith(sign, comparison);

    // Letters alike in both cases, and what else falls together is distinguished afterwards.
    private static int Folded(char letter) => letter | 0x20;

    // Of the last three characters alone: what was before is shifted out.
    private static int Hash(int first, int second, int third) => ((first << (2 * Shift)) ^ (second << Shift) ^ third) & Mask;

    // How a letter, a digit or a sign can be written so that nothing finds it before it is read. Brackets and spaces hide nothing.
    private static IEnumerable<string> Disguises()
    {
        const string Digits = "0123456789abcdefABCDEF";
        foreach (var digit in Digits)
        {
            foreach (var start in (string[])["\\u", "\\x", "&#", "%4", "%6"])
                yield return start + digit;
            if (char.IsAsciiDigit(digit))
            {
                yield return "%3" + digit;
                yield return "%5" + digit;
                yield return "%7" + digit;
            }
        }

        foreach (
            var other in (string[])
                [
                    "&#x",
                    "&#X",
                    "&amp;",
                    "&commat;",
                    "&plus;",
                    "%25",
                    "%2B",
                    "%2b",
                    "%2D",
                    "%2d",
                    "%2E",
                    "%2e",
                    "%5A",
                    "%5a",
                    "%5C",
                    "%5c",
                    "%5F",
                    "%5f",
                    "%7A",
                    "%7a",
                    "%7E",
                    "%7e",
                ]
        )
            yield return other;
    }
}
