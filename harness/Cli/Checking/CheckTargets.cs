using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>What a command line names, as pages that can be read one by one.</summary>
/// <param name="Pages">Each of them, with the folder in which it was found; null where it was named itself.</param>
/// <param name="Others">Files of the folders that are not read as pages, with their folder.</param>
/// <param name="AreMany">Whether most of them need have no embed.</param>
internal sealed record CheckTargets(
    IReadOnlyList<(Func<CancellationToken, Task<PageReading>> Read, string? Folder)> Pages,
    IReadOnlyList<(string File, string Folder)> Others,
    bool AreMany
)
{
    /// <summary>What names the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Determines whether a target is meant as an address.</summary>
    public static bool IsAddress(string target) => target.Contains("://", StringComparison.Ordinal);

    /// <exception cref="UsageException">Something named is not there.</exception>
    public static CheckTargets Find(IReadOnlyList<string> named, PageFetcher fetcher)
    {
        var pages = new List<(Func<CancellationToken, Task<PageReading>>, string?)>();
        var others = new List<(string, string)>();
        var areMany = named.Count > 1;
        foreach (var target in named)
        {
            if (target == StandardInput)
            {
                pages.Add(
                    (
                        async cancellation =>
                            PageFiles.Of("(standard input)", await Console.In.ReadToEndAsync(cancellation), PageLanguage.Html),
                        null
                    )
                );
            }
            else if (IsAddress(target))
            {
                var address = WebAddress.TryParse(target, out var parsed)
                    ? parsed
                    : throw new UsageException(
                        $"Invalid page address '{WebAddress.Shown(target)}': it must begin with http:// or https:// and name a host."
                    );
                pages.Add((cancellation => fetcher.GetAsync(address, cancellation), null));
            }
            else if (Directory.Exists(target))
            {
                var all = PageFiles.Find(target);
                var files = all.Where(PageFiles.IsPage).ToList();
                areMany |= all.Count > 1;
                others.AddRange(all.Where(file => !PageFiles.IsPage(file)).Select(file => (file, target)));
                pages.AddRange(
                    files.Select(file =>
                        (
                            (Func<CancellationToken, Task<PageReading>>)(cancellation => PageFiles.ReadAsync(file, target, cancellation)),
                            (string?)target
                        )
                    )
                );
            }
            else if (File.Exists(target))
            {
                pages.Add((cancellation => PageFiles.ReadAsync(target, null, cancellation), null));
            }
            else
            {
                throw new UsageException(
                    $"File not found: '{WebAddress.ShownWord(target)}'. Check the path; a page's address begins with http:// or https://."
                );
            }
        }

        return new(pages, others, areMany);
    }
}

/// <summary>What a check was asked for.</summary>
internal sealed record CheckOptions
{
    /// <summary>URLs, files, folders or <c>-</c>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>File of the response headers; null without.</summary>
    public string? HeadersFile { get; init; }

    /// <summary>Where pages from files are served; null where that is not known.</summary>
    public Uri? ServedAt { get; init; }

    /// <summary>Web origins that count as Koji's besides the published ones.</summary>
    public IReadOnlyList<Uri> WidgetOrigins { get; init; } = [];

    /// <summary>Gets a value indicating whether a browser looks at each page, too.</summary>
    public bool Live { get; init; }

    /// <summary>Gets a value indicating whether that browser may do without its sandbox, whatever the pages are.</summary>
    public bool WithoutSandbox { get; init; }

    /// <summary>Gets a value indicating whether standard output carries the patch that fixes the pages.</summary>
    public bool Fix { get; init; }

    /// <summary>Gets a value indicating whether that patch is written into their files, too.</summary>
    public bool Write { get; init; }

    /// <summary>Gets a value indicating whether a public page may redirect to a private address.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Gets what standard output carries otherwise.</summary>
    public required string Format { get; init; }

    /// <summary>The lowest severity that fails.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>Gets a value indicating whether what is open or was not read fails, too.</summary>
    public bool FailOnOpen { get; init; }
}
