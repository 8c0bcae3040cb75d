[assembly: Parallelizable(ParallelScope.Fixtures)]

// Each test is one process after another, and another assembly of such tests runs beside this one: more at a time slow each other down.
[assembly: LevelOfParallelism(1)]
[assembly: Category("Build")]
