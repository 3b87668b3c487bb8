using KojiWidgetHarness.Harness.Checks.Sources;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>What a command line names, as pages that can be read one by one.</summary>
internal sealed record CheckTargets(IReadOnlyList<Func<CancellationToken, Task<PageReading>>> Pages, bool AreMany)
{
    /// <summary>What names the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Whether it is meant as an address.</summary>
    public static bool IsAddress(string target) => target.Contains("://", StringComparison.Ordinal);

    /// <exception cref="UsageException">Something named is not there.</exception>
    public static CheckTargets Find(IReadOnlyList<string> named, PageFetcher fetcher)
    {
        var pages = new List<Func<CancellationToken, Task<PageReading>>>();
        var areMany = named.Count > 1;
        foreach (var target in named)
        {
            if (target == StandardInput)
            {
                pages.Add(async cancellation => PageFiles.Of("(standard input)", await Console.In.ReadToEndAsync(cancellation), Harness.Checks.Pages.PageLanguage.Html));
            }
            else if (IsAddress(target))
            {
                var address = Uri.TryCreate(target, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0
                    ? parsed
                    : throw new UsageException($"'{target}' is no address of a page: it begins with http:// or https:// and names a host.");
                pages.Add(cancellation => fetcher.GetAsync(address, cancellation));
            }
            else if (Directory.Exists(target))
            {
                var files = PageFiles.Find(target);
                if (files.Count == 0)
                    throw new UsageException($"'{target}' has no page in it: it is searched for {string.Join(", ", PageFiles.Endings)}.");
                areMany |= files.Count > 1;
                pages.AddRange(files.Select(file => (Func<CancellationToken, Task<PageReading>>)(cancellation => PageFiles.ReadAsync(file, cancellation))));
            }
            else if (File.Exists(target))
            {
                pages.Add(cancellation => PageFiles.ReadAsync(target, cancellation));
            }
            else
            {
                throw new UsageException($"'{target}' is no file and no folder. A page's address begins with http:// or https://.");
            }
        }

        return new(pages, areMany);
    }
}
