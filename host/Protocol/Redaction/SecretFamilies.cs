using System.Buffers;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// The secrets that are known by how they begin. A list to be kept up to date: its families are those that the rules of gitleaks,
/// secretlint and TruffleHog know and that begin with something of their own. The replacement character stands for one that cannot be
/// printed, within a secret, too.
/// </summary>
internal static class SecretFamilies
{
    // Case-sensitive: in lower case most of these are parts of words.
    private static readonly SecretFamily[] Known =
    [
        // Koji, of both generations, and Stripe, which has the same form.
        new("koji_sk_", 1),
        new("pk_live_", 1),
        new("sk_live_", 1),
        new("rk_live_", 4),
        new("pk_test_", 4),
        new("sk_test_", 4),
        new("rk_test_", 4),
        new("sk_prod_", 4),
        new("rk_prod_", 4),
        new("whsec_", 8, "+/="),
        // JSON Web Tokens and other JSON in base64, also twice.
        new("eyJ", 12, "_-.+="),
        new("ZXlK", 24, "_-.+="),
        // Places where code is kept.
        new("ghp_"),
        new("gho_"),
        new("ghu_"),
        new("ghs_"),
        new("ghr_"),
        new("github_pat_"),
        new("ATBB"),
        new("ATATT3", Others: "_-="),
        new("ATCTT3", Others: "_-="),
        new("glpat-", 10, "_-."),
        new("gldt-", 10),
        new("glrt-", 10, "_-."),
        new("glptt-", 10),
        new("glcbt-", 10),
        new("glft-", 10),
        new("glsoat-", 10),
        new("glimt-", 10),
        new("glagent-", 10),
        new("gloas-", 10),
        new("glffct-", 10),
        new("_gitlab_session=", 10),
        new("GR1348941", 10),
        // Packages.
        new("npm_", 20, ""),
        new("pypi-AgE", 16),
        new("rubygems_", 20, ""),
        new("dckr_pat_"),
        new("CLOJARS_", 20, ""),
        new("oy2", 40, ""),
        // Chat.
        new("xoxb-", 10),
        new("xoxp-", 10),
        new("xoxa-", 10),
        new("xoxr-", 10),
        new("xoxs-", 10),
        new("xoxe", 10, "-."),
        new("xoxo-", 10),
        new("xoxc-", 10),
        new("xoxd-", 10, "-%+/="),
        new("xapp-", 10),
        new("hooks.slack.com/", 20, "_-/") { Shown = 16 },
        new("/api/webhooks/", 20, "_-/") { Shown = 14 },
        new("webhook.office.com/", 20, "_-/@") { Shown = 19 },
        // Clouds.
        new("AKIA", 12, ""),
        new("ASIA", 12, ""),
        new("ABIA", 12, ""),
        new("ACCA", 12, ""),
        new("ABSK", 24, "+/="),
        new("AIza", 20),
        new("ya29.", 10, "_-."),
        new("GOCSPX-", 10),
        new("dop_v1_"),
        new("doo_v1_"),
        new("dor_v1_"),
        new("LTAI", 12, "") { HasDigits = true },
        new("HRKU-AA"),
        new("dapi", 30, "") { HasDigits = true },
        new("hvs.", 20),
        new("hvb.", 20),
        new("pul-", 30, ""),
        new("fo1_", 20),
        new("fm2_", 20, "+/="),
        new("nfp_", 20, ""),
        new("sbp_", 20, ""),
        new("sha256~", 30),
        new("tskey-", 12),
        new("PMAK-", 20, "-"),
        new("dt0c01.", 16, "."),
        new("dp.pt.", 20, ""),
        new("dp.st.", 20, "._-"),
        new("pscale_tkn_", 16, "_-.="),
        new("pscale_pw_", 16, "_-.="),
        new("pscale_oauth_", 16, "_-.="),
        new("EZAK", 30, ""),
        new("EZTK", 30, ""),
        new("AKCp", 30, ""),
        new("ops_", 40, "+/=_-"),
        new("AGE-SECRET-KEY-1", 16, ""),
        // Models.
        new("sk-proj-", 16),
        new("sk-ant-", 16),
        new("sk-svcacct-", 16),
        new("sk-admin-", 16),
        new("sk-or-v1-", 16),
        new("sk-", 20, "") { HasDigits = true },
        new("hf_", 20, ""),
        new("gsk_", 20, ""),
        new("xai-", 30, ""),
        new("pplx-", 20, ""),
        new("r8_", 30, ""),
        new("api_org_", 20, ""),
        // Mail, shops, tools.
        new("SG.", 30, "_-."),
        new("xkeysib-", 30, "-"),
        new("key-", 30, "") { HasDigits = true },
        new("shpat_"),
        new("shpca_"),
        new("shppa_"),
        new("shpss_"),
        new("shippo_live_", 10),
        new("shippo_test_", 10),
        new("sq0atp-", 10),
        new("sq0csp-", 10),
        new("FLWSECK", 10),
        new("lin_api_", 16, ""),
        new("ntn_", 20, ""),
        new("figd_", 16),
        new("glc_", 20, "+/="),
        new("glsa_", 20),
        new("sntrys_", 16, "_+/="),
        new("sntryu_", 16),
        new("NRAK-", 16, ""),
        new("NRII-", 16, "-"),
        new("CFPAT-", 16),
        new("tfp_", 20, "_-.="),
        new("rdme_", 30, ""),
        new("AQVN", 30),
        new("pnu_", 20, ""),
        new("sgp_", 20, "_"),
        new("EAAC", 60, ""),
        new("EAAM", 60, ""),
        new("duffel_live_", 16),
        new("duffel_test_", 16),
    ];

    private static readonly SearchValues<string>[] Sought =
    [
        .. Known.Select(family => family.Prefix).Chunk(60).Select(prefixes => SearchValues.Create(prefixes, StringComparison.Ordinal)),
    ];

    // The longest first, or sk- would be found in place of sk-ant-.
    private static readonly ILookup<char, SecretFamily> ByFirst = Known
        .OrderByDescending(family => family.Prefix.Length)
        .ToLookup(family => family.Prefix[0]);

    /// <summary>Gets what is in every one of them, however it is encoded: only letters, digits and a few signs are never encoded.</summary>
    public static IEnumerable<string> Signs =>
        Known.Select(family => family.Prefix.Split('/', '=').MaxBy(part => part.Length) ?? family.Prefix);

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        foreach (var prefixes in Sought)
            Find(text, prefixes, found);
    }

    private static void Find(ReadableText text, SearchValues<string> prefixes, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = 0; at < letters.Length; )
        {
            var next = letters[at..].IndexOfAny(prefixes);
            if (next < 0)
                return;
            at += next;
            var end = 0;
            foreach (var family in ByFirst[letters[at]])
            {
                end = End(letters, at, family);
                if (end == 0)
                    continue;
                found.Add(text.Span(at + family.Shown, end));
                break;
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static int End(ReadOnlySpan<char> letters, int start, SecretFamily family)
    {
        if (
            !letters[start..].StartsWith(family.Prefix)
            || (start > 0 && char.IsAsciiLetterOrDigit(family.Prefix[0]) && IsInWord(letters[start - 1]))
        )
            return 0;
        var first = start + family.Prefix.Length;
        var end = first;
        while (end < letters.Length && family.Has(letters[end]))
            end++;
        return end - first >= family.Least && (!family.HasDigits || letters[first..end].ContainsAnyInRange('0', '9')) ? end : 0;
    }

    private static bool IsInWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}

/// <summary>Secrets of one issuer, which all begin alike.</summary>
/// <param name="Prefix">How they begin.</param>
/// <param name="Least">How many characters follow at least; fewer where one may have been cut.</param>
/// <param name="Others">Which characters follow besides letters and digits.</param>
internal sealed record SecretFamily(string Prefix, int Least = 16, string Others = "_-")
{
    /// <summary>Gets which characters of the prefix are not secret: the address of a webhook.</summary>
    public int Shown { get; init; }

    /// <summary>Gets a value indicating whether digits are among what follows: words with hyphens between them are not secret.</summary>
    public bool HasDigits { get; init; }

    /// <summary>Determines whether a character follows the prefix in a secret of this family.</summary>
    public bool Has(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter == '\uFFFD' || Others.Contains(letter, StringComparison.Ordinal);
}
