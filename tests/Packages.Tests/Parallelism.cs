[assembly: Parallelizable(ParallelScope.Fixtures)]

// Each test is one process after another, which have two cores between them.
[assembly: LevelOfParallelism(2)]
[assembly: Category("Build")]
